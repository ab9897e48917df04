// What changes while the mock runs, and the facts that tell of it.
import { agents, id, lin } from "./mock-base.mjs";
import { conversations } from "./mock-talk.mjs";

let position = 100;
/** Where the log stands. */
export const now = () => position;
export const clients = new Set();
const permissions =
  "conversation.read conversation.reply conversation.assign conversation.resolve customer.read customer.edit customer.unmask customer.erase knowledge.read knowledge.edit staff.read staff.manage inbox.manage role.manage api_key.manage audit.read jobs.manage report.read workspace.manage".split(
    " ",
  );
export const me = {
  user: { id: "u_lin", name: "林晓", email: "lin@demo.zhike", locale: "zh-CN", avatar_url: null },
  workspace: { id: "w1", name: "山泉家居", slug: "demo", locale: "zh-CN", timezone: "Asia/Shanghai" },
  roles: ["admin"],
  grants: permissions.map((permission) => ({ permission, scope: "all", inbox_ids: null })),
  agent: agents[0],
  csrf_token: "mock",
};
export const problem = (status, code, message, extra = {}) => ({
  status,
  body: { code, message, field: null, details: {}, request_id: "mock", ...extra },
});
export const find = (id) => conversations.find((c) => c.row.id === id);

export function publish(type, conv, message = null, extra = {}) {
  position += 1;
  const fact = {
    position,
    type,
    at: new Date().toISOString(),
    actor: lin,
    conversation_id: conv?.row.id ?? null,
    version: conv?.row.version ?? null,
    row: conv?.row ?? null,
    message: null,
    agent: null,
    data: {},
    ...extra,
  };
  for (const c of clients)
    c.send({ t: "facts", position, items: [{ ...fact, message: c.watched.includes(conv?.row.id) ? message : null }] });
}

export function change(conv, patch, type = "conversation.assigned") {
  conv.row = { ...conv.row, ...patch, version: conv.row.version + 1, updated_at: new Date().toISOString() };
  publish(type, conv);
  return conv.row;
}

export function addMessage(conv, author, kind, content, extra = {}) {
  const m = {
    id: id("m"),
    conversation_id: conv.row.id,
    seq: conv.messages.length + 1,
    client_id: null,
    direction: author.kind === "customer" ? "in" : "out",
    author,
    private: false,
    kind,
    content,
    state: "sent",
    failure: null,
    created_at: new Date().toISOString(),
    reply_to: null,
    quote: null,
    recalled_at: null,
    turn: null,
    ...extra,
  };
  conv.messages.push(m);
  const waiting =
    author.kind === "customer" ? (conv.row.waiting_since ?? m.created_at) : m.private ? conv.row.waiting_since : null;
  conv.row = {
    ...conv.row,
    version: conv.row.version + 1,
    updated_at: m.created_at,
    last_seq: m.seq,
    waiting_since: waiting,
    unread: author.kind === "customer" ? conv.row.unread + 1 : conv.row.unread,
    preview: { text: content.text ?? content.attachment?.name ?? "", author_kind: author.kind, at: m.created_at },
  };
  publish("message.added", conv, m);
  return m;
}
