/** What the mock assistant says: one example of every kind of message, and attempts at mischief. */
const sources = [
  { n: 1, entry_id: "e1", title: "退货条件与时限", score: 0.93, url: null },
  { n: 2, entry_id: "e2", title: "退货运费由谁承担", score: 0.81, url: "https://example.com/help/2" },
];

export const EXAMPLES = {
  markdown: {
    text: "可以的，签收后 **7 天内**都能申请退货：\n\n1. 打开[我的订单](https://example.com/orders)\n2. 点“申请退货”，选择原因\n3. 等待审核，一般 2 小时内\n\n质量问题的运费由我们承担。",
  },
  choices: {
    text: "您想了解哪一种配送？",
    options: [
      { id: "1", label: "标准快递", value: "标准快递" },
      { id: "2", label: "次日达", value: "next_day" },
      { id: "3", label: "到店自提", value: "到店自提" },
    ],
  },
  card: {
    title: "订单 20261120-0831",
    text: "亚麻四件套 · 1.8 米床",
    fields: [
      { label: "状态", value: "运输中" },
      { label: "预计送达", value: "11月24日" },
      { label: "实付", value: "¥459.00" },
    ],
    buttons: [
      { label: "查看物流", url: "https://example.com/track" },
      { label: "催一下", value: "请帮我催一下物流" },
      { label: "坏链接", url: "javascript:alert(1)" },
    ],
  },
  text: {
    text: "<img src=x onerror=alert(1)> <script>alert(2)</script> 这些只是文字 https://example.com/a?b=1，好的",
  },
};

export function answerTo(text) {
  if (/配送|选择|choose/.test(text)) return { kind: "choices", content: EXAMPLES.choices };
  if (/订单|order/i.test(text)) return { kind: "card", content: EXAMPLES.card };
  if (/script|html/i.test(text)) return { kind: "markdown", content: EXAMPLES.text };
  return { kind: "markdown", content: EXAMPLES.markdown, sources };
}
