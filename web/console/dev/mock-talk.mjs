// Conversations, transcripts and customers.
import { ago, id, lin } from "./mock-base.mjs";

const bot = { kind: "assistant", id: "ag_bot", name: "小智", avatar_url: null };
const sys = { kind: "system", id: null, name: "系统", avatar_url: null };
export const names = [
  "张雨桐",
  "李建国",
  "Emma Clarke",
  "王思远",
  "赵丽",
  "访客 1042",
  "陈子昂",
  "刘芳",
  "Noah Becker",
  "孙浩",
  "周晓彤",
  "访客 1057",
  "吴敏",
  "郑凯",
  "林小满",
  "何静",
];
const asks = [
  "我的订单怎么还没发货？下单三天了",
  "退货的运费谁出？",
  "Can I change the delivery address?",
  "发票抬头写错了怎么办",
  "这款净水器能用多久换滤芯",
  "在吗",
  "转人工",
  "优惠券用不了，提示已过期，可是明明写的是月底",
  "How do I return a damaged item?",
  "我那个订单",
];
export const replies = [
  "下单后 **48 小时内**发货；预售商品以商品页的时间为准。\n\n1. 打开“我的订单”\n2. 选择订单，查看物流\n\n若已超过 48 小时，我可以帮您催单。",
  "质量问题退货由我们承担运费；七天无理由退货的运费由您承担，建议购买运费险。",
];
const turn = (n) => ({
  id: id("tu"),
  outcome: n % 5 === 2 ? "ask" : "answer",
  confidence: [0.93, 0.81, 0.42][n % 3],
  sources: [
    { n: 1, entry_id: "e_1", title: "多久发货", score: 0.93, url: null },
    { n: 2, entry_id: "e_2", title: "怎么催单", score: 0.71, url: null },
  ],
});

function transcript(conv, i) {
  const cust = { kind: "customer", id: conv.customer.id, name: conv.customer.name, avatar_url: null };
  const out = [];
  const add = (author, kind, content, extra = {}) =>
    out.push({
      id: id("m"),
      conversation_id: conv.id,
      seq: out.length + 1,
      client_id: null,
      direction: author.kind === "customer" ? "in" : "out",
      author,
      private: false,
      kind,
      content,
      state: author.kind === "customer" ? "accepted" : "read",
      failure: null,
      created_at: ago(5400 - out.length * 170 - i * 30),
      reply_to: null,
      quote: null,
      recalled_at: null,
      turn: null,
      ...extra,
    });
  add(sys, "event", { code: "conversation.opened", params: {} });
  add(cust, "text", { text: asks[i % asks.length] });
  add(bot, "markdown", { text: replies[i % 2] }, { turn: turn(i) });
  add(cust, "text", { text: "可以帮我看看订单 20261119-0042 吗" });
  add(
    bot,
    "choices",
    {
      text: "您想处理哪一件事？",
      options: [
        { id: "1", label: "催发货", value: "催发货" },
        { id: "2", label: "取消订单", value: "取消订单" },
        { id: "3", label: "改地址", value: "改地址" },
      ],
    },
    { turn: { ...turn(2), outcome: "choices", sources: [] } },
  );
  if (i % 3 === 0) {
    add(cust, "image", {
      attachment: {
        id: "at1",
        name: "破损外箱.png",
        media_type: "image/png",
        size: 182000,
        url: "/api/v1/attachments/at1",
        width: 640,
        height: 420,
      },
      text: "箱子是这样的",
    });
    add(cust, "text", { text: "转人工" });
    add(sys, "event", { code: "handover.queued", params: { place: 2 } });
    add(sys, "event", { code: "agent.joined", params: { name: "林晓" } });
    add(lin, "text", {
      text: "您好，我是林晓。我看到照片了，外箱破损很明显，给您添麻烦了。我这就为您登记补发，请稍等两分钟。",
    });
    add(
      lin,
      "text",
      { text: "仓库确认：这一批 11 月 19 日出库的外箱换了供应商，已有 3 例。@周敏 请留意。" },
      { private: true },
    );
    add(lin, "card", {
      title: "补发单 RS-20261122-07",
      text: "预计 11 月 24 日送达",
      fields: [
        { label: "商品", value: "厨下净水器 X2" },
        { label: "数量", value: "1" },
        { label: "费用", value: "¥0.00" },
      ],
      buttons: [{ label: "查看物流", url: "https://example.com/t/7" }],
    });
    add(cust, "file", {
      attachment: {
        id: "at2",
        name: "购买凭证.pdf",
        media_type: "application/pdf",
        size: 48213,
        url: "/api/v1/attachments/at2",
      },
    });
    add(lin, "text", { text: "收到，正在核对。" }, { state: "delivered" });
  }
  return out;
}

export const customers = {};
export const conversations = names.map((name, i) => {
  const kind = ["person", "queue", "assistant"][i % 3];
  const customer = { id: `cu_${i}`, name, verified: i % 2 === 0 };
  customers[customer.id] = {
    ...customer,
    number: 2000 + i,
    locale: "zh-CN",
    phone: "138****5678",
    email: "z***@example.com",
    address: "上海市浦东新区****",
    masked: ["phone", "email", "address"],
    external_ids: [
      {
        inbox_id: "in_shop",
        inbox_name: "官网商城",
        external_id: `shop-${880 + i}`,
        verified: i % 2 === 0,
        kind: "user",
      },
    ],
    attributes: { 会员等级: "金卡", 累计消费: 3280 },
    tags: i % 2 ? ["老客户"] : ["老客户", "易碎品"],
    created_at: ago(8640000),
    conversations_count: 3,
    erased_at: null,
  };
  const row = {
    id: `cv_${i}`,
    number: 10240 + i,
    version: 1,
    inbox:
      i % 4 === 3 ? { id: "in_api", name: "小程序", kind: "api" } : { id: "in_shop", name: "官网商城", kind: "widget" },
    customer,
    status: i === 15 ? "resolved" : i === 14 ? "snoozed" : i === 13 ? "pending" : "open",
    owner:
      kind === "person"
        ? { kind, id: i % 2 ? "ag_wang" : "ag_lin", name: i % 2 ? "王一鸣" : "林晓" }
        : kind === "queue"
          ? { kind, id: "q_after", name: "售后队列" }
          : { kind, id: "ag_bot", name: "小智" },
    team_id: "t_after",
    queue_id: kind === "queue" ? "q_after" : null,
    priority: i === 4 ? "urgent" : "normal",
    mode: i === 11 ? "test" : "live",
    preview: null,
    last_seq: 0,
    unread: i % 4 === 0 ? (i % 3) + 1 : 0,
    waiting_since: i % 2 === 0 || kind === "queue" ? ago([40, 190, 420, 1500][i % 4] + i * 3) : null,
    opened_at: ago(5400),
    updated_at: ago(i * 90),
    snoozed_until: i === 14 ? ago(-7200) : null,
    resolved_at: null,
    handover:
      i % 3 === 0
        ? {
            reason: "asked_for_person",
            reason_text: "客户要求人工",
            summary: "客户下单三天未发货，收到的外箱破损并附照片；已看过发货时效说明，仍要求人工处理补发。",
            at: ago(900),
          }
        : null,
    queue: kind === "queue" ? { place: i, expected_wait_s: 240 } : null,
    rating: i === 15 ? 5 : null,
    mentioned: i === 5,
  };
  const messages = transcript(row, i);
  const last = messages.filter((m) => m.kind !== "event" && !m.private).at(-1);
  row.last_seq = messages.length;
  row.preview = {
    text: last.content.text ?? last.content.title ?? last.content.attachment?.name,
    author_kind: last.author.kind,
    at: last.created_at,
  };
  return { row, messages };
});
