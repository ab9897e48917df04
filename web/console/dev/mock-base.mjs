// Made-up but realistic contract data for developing the console without a backend.
const now = Date.now();
export const ago = (s) => new Date(now - s * 1000).toISOString();
let counter = 100;
export const id = (p) => `${p}_${(counter++).toString(36)}`;

export const agents = [
  { id: "ag_lin", name: "林晓", kind: "person", presence: "online", capacity: 6, load: 3, team_ids: ["t_after"] },
  {
    id: "ag_wang",
    name: "王一鸣",
    kind: "person",
    presence: "away",
    presence_reason: "午餐",
    capacity: 6,
    load: 1,
    team_ids: ["t_after"],
  },
  {
    id: "ag_lead",
    name: "周敏",
    kind: "person",
    presence: "online",
    capacity: 4,
    load: 0,
    team_ids: ["t_after", "t_pre"],
  },
  { id: "ag_sec", name: "陈立", kind: "person", presence: "offline", capacity: 4, load: 0, team_ids: ["t_pre"] },
  { id: "ag_bot", name: "小智", kind: "assistant", presence: "online", capacity: 999, load: 12, team_ids: [] },
].map((a) => ({ avatar_url: null, presence_reason: null, presence_since: ago(3600), ...a }));

export const teams = [
  { id: "t_after", name: "售后组", member_ids: ["ag_lin", "ag_wang"], lead_ids: ["ag_lin"] },
  { id: "t_pre", name: "售前组", member_ids: ["ag_sec"], lead_ids: [] },
];
export const queues = [
  { id: "q_after", name: "售后队列", team_id: "t_after", is_default: true },
  { id: "q_pre", name: "售前队列", team_id: "t_pre", is_default: false },
];
export const inboxes = [
  {
    id: "in_shop",
    key: "demo-shop",
    kind: "widget",
    name: "官网商城",
    locale: "zh-CN",
    default_queue_id: "q_after",
    snippet: '<script async src="http://127.0.0.1:8000/widget.js" data-inbox="demo-shop"></script>',
    settings: {
      greeting: { zh: "您好，我是小智，请问有什么可以帮您？", en: "Hello, how can I help?" },
      color: "#0E8A7D",
      suggestions: ["怎么退货", "多久发货", "开发票"],
    },
  },
  {
    id: "in_api",
    key: "demo-api",
    kind: "api",
    name: "小程序",
    locale: "zh-CN",
    default_queue_id: "q_pre",
    snippet: null,
    settings: { callback_url: "https://example.com/hook" },
  },
];

export const lin = { kind: "person", id: "ag_lin", name: "林晓", avatar_url: null };
