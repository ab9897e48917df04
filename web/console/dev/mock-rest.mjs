// Knowledge, jobs and audit.
import { ago, lin } from "./mock-base.mjs";
import { names, replies } from "./mock-talk.mjs";

const rules = { version: 7, four_eyes: false, checks: "warn", remind_days: 14 };
const written = { number: 1, state: "draft", by: lin, publish_at: null, review_note: "", held_by_run: null };
const entry = (i, question, answer, tags, over = {}) => ({
  id: `e_${i}`,
  base_id: "b_zh",
  locale: "zh",
  question,
  similar: ["几天能发货", "什么时候寄出", "下单后多久发"].slice(0, i % 4),
  answer,
  tags,
  state: "published",
  version: 3,
  updated_at: ago(86400 * i),
  updated_by: lin,
  uses: 420 - i * 13,
  kind: "faq",
  summary: "",
  variants: {},
  valid_from: null,
  valid_until: null,
  audience: "customer",
  folder_id: null,
  owner: null,
  last_number: 1,
  live_number: over.state === "draft" ? null : 1,
  draft: over.state === "draft" ? written : null,
  published_at: ago(86400 * i),
  effect: { answered: 400 - i * 20, resolved: 310 - i * 20, handed_over: 22, up: 5, down: i % 3, used_at: ago(600) },
  ...over,
});
export const bases = [
  { id: "b_zh", name: "商城常见问题", locale: "zh", entries: 5, created_at: ago(864000), ...rules },
  { id: "b_en", name: "Shop FAQ", locale: "en", entries: 1, created_at: ago(86400), ...rules },
];
export const entries = [
  entry(1, "多久发货", replies[0], ["物流"]),
  entry(2, "怎么催单", "在订单页点“催发货”，或直接告诉我订单号。", ["物流"]),
  entry(3, "退货运费谁承担", replies[1], ["售后", "退货"]),
  entry(4, "怎么开发票", "下单时勾选“需要发票”，或在订单完成后 **90 天**内补开。", ["发票"]),
  entry(5, "滤芯多久换一次", "| 滤芯 | 周期 |\n|---|---|\n| PP 棉 | 6 个月 |\n| RO 膜 | 24 个月 |", ["商品"], {
    state: "draft",
  }),
  entry(6, "How do I return an item", "Open **My orders**, choose the item, then *Return*.", ["returns"], {
    locale: "en",
    base_id: "b_en",
  }),
];
export const jobs = [
  {
    id: "j1",
    task: "channels.deliver_webhook",
    queue: "out",
    state: "dead",
    attempts: 8,
    error: "ConnectTimeout: https://example.com/hook did not answer within 5 s",
    args: { message_id: "m_1" },
    scheduled_at: ago(4000),
    at: ago(3000),
  },
];
export const audit = Array.from({ length: 24 }, (_, i) => ({
  id: `au_${i}`,
  at: ago(i * 1800),
  actor: lin,
  action: ["customer.unmasked", "user.signed_in", "inbox.updated", "api_key.created"][i % 4],
  subject: { kind: "customer", id: `cu_${i}`, label: names[i % 16] },
  details: i % 4 ? {} : { field: "phone", reason: "核对收货信息" },
  request_id: `r${i}`,
}));
