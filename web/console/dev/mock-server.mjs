// A stand-in backend for developing the console: contract-shaped data in memory. `npm run mock`, then `npm run dev`.
import { createServer } from "node:http";
import * as data from "./mock-data.mjs";
import { accept } from "./mock-ws.mjs";

const PORT = Number(process.env.PORT ?? 8000);
const { agents, conversations, customers, entries } = data;
let position = 100;
let signedIn = true;
const clients = new Set();
const permissions =
  "conversation.read conversation.reply conversation.assign conversation.resolve customer.read customer.edit customer.unmask customer.erase knowledge.read knowledge.edit staff.read staff.manage inbox.manage role.manage api_key.manage audit.read jobs.manage report.read workspace.manage".split(
    " ",
  );
const me = {
  user: { id: "u_lin", name: "林晓", email: "lin@demo.zhike", locale: "zh-CN", avatar_url: null },
  workspace: { id: "w1", name: "山泉家居", slug: "demo", locale: "zh-CN", timezone: "Asia/Shanghai" },
  roles: ["admin"],
  grants: permissions.map((permission) => ({ permission, scope: "all", inbox_ids: null })),
  agent: agents[0],
  csrf_token: "mock",
};
const lin = { kind: "person", id: "ag_lin", name: "林晓", avatar_url: null };
const problem = (status, code, message, extra = {}) => ({
  status,
  body: { code, message, field: null, details: {}, request_id: "mock", ...extra },
});
const find = (id) => conversations.find((c) => c.row.id === id);

function publish(type, conv, message = null, extra = {}) {
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
    c.send({ t: "facts", position, items: [{ ...fact, message: c.watched === conv?.row.id ? message : null }] });
}

function change(conv, patch, type = "conversation.assigned") {
  conv.row = { ...conv.row, ...patch, version: conv.row.version + 1, updated_at: new Date().toISOString() };
  publish(type, conv);
  return conv.row;
}

function addMessage(conv, author, kind, content, extra = {}) {
  const m = {
    id: data.id("m"),
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

const belongs = {
  mine: (r) => r.owner.id === "ag_lin",
  unassigned: (r) => r.owner.kind === "queue",
  team: (r) => r.team_id === "t_after",
  assistant: (r) => r.owner.kind === "assistant",
  mentioned: (r) => r.mentioned,
  all: () => true,
};
function inbox(q) {
  const rows = conversations.map((c) => c.row);
  const status = q.get("status") ?? "open";
  const open = rows.filter((r) => r.status === "open");
  const counts = Object.fromEntries(Object.entries(belongs).map(([k, f]) => [k, open.filter(f).length]));
  const items = rows.filter(
    (r) =>
      (status === "any" || r.status === status) &&
      belongs[q.get("view") ?? "all"](r) &&
      (!q.get("q") || `${r.customer.name}${r.preview?.text}`.includes(q.get("q"))),
  );
  items.sort(
    (a, b) =>
      (q.get("sort") !== "newest" && (a.waiting_since ?? "9").localeCompare(b.waiting_since ?? "9")) ||
      b.updated_at.localeCompare(a.updated_at),
  );
  return { position, items, next_cursor: null, counts };
}

const turnOf = (id) => ({
  id,
  outcome: "answer",
  confidence: 0.93,
  engine: "retrieval@1",
  question: "我的订单怎么还没发货？下单三天了",
  normalized: "订单 没 发货 下单 三天",
  language: "zh",
  candidates: [
    ["e_1", "多久发货", 0.93, 0.81, 0.95, "几天能发货"],
    ["e_2", "怎么催单", 0.71, 0.52, 0.84, null],
    ["e_3", "退货运费谁承担", 0.22, 0.1, 0.41, null],
  ].map(([entry_id, title, score, lexical, dense, matched]) => ({ entry_id, title, score, lexical, dense, matched })),
  reasons: [
    { code: "above_threshold", text: "最高分 0.93 高于回答线 0.60" },
    { code: "margin", text: "领先第二名 0.22" },
  ],
  ms: { understand: 3.2, retrieve: 14.6, compose: 0.8, total: 18.9 },
  created_at: data.ago(5000),
});

const actions = {
  take: (c) => change(c, { owner: { kind: "person", id: "ag_lin", name: "林晓" }, status: "open" }),
  return: (c, b) =>
    change(c, {
      owner:
        b.to === "queue"
          ? { kind: "queue", id: "q_after", name: "售后队列" }
          : { kind: "assistant", id: "ag_bot", name: "小智" },
    }),
  assign: (c, b) =>
    change(c, {
      owner: b.queue_id
        ? { kind: "queue", id: b.queue_id, name: "售后队列" }
        : { kind: "person", id: b.agent_id, name: agents.find((a) => a.id === b.agent_id)?.name },
    }),
  resolve: (c) =>
    change(
      c,
      { status: "resolved", resolved_at: new Date().toISOString(), waiting_since: null },
      "conversation.status_changed",
    ),
  reopen: (c) => change(c, { status: "open", resolved_at: null, snoozed_until: null }, "conversation.status_changed"),
  snooze: (c, b) => change(c, { status: "snoozed", snoozed_until: b.until }, "conversation.status_changed"),
  pend: (c) => change(c, { status: "pending" }, "conversation.status_changed"),
  read: (c) => change(c, { unread: 0 }, "conversation.read"),
};

function conversation(method, [id, what, part], q, body) {
  const conv = find(id);
  if (!conv) return problem(404, "conversation_not_found", "找不到这个会话");
  if (!what)
    return {
      position,
      conversation: conv.row,
      customer: customers[conv.row.customer.id],
      messages: conv.messages.slice(-50),
      has_earlier: conv.messages.length > 50,
    };
  if (what === "turns") return turnOf(part);
  if (what === "timeline") return { items: [] };
  if (what === "attachments")
    return {
      status: 201,
      body: {
        id: data.id("at"),
        name: "上传的文件.png",
        media_type: "image/png",
        size: 1000,
        url: "/api/v1/attachments/at1",
        width: 640,
        height: 420,
      },
    };
  if (what === "messages" && method === "GET") return { items: [], has_earlier: false };
  if (what === "messages") {
    if (body.content.text?.includes("失败")) return problem(503, "database_unavailable", "服务暂时不可用");
    const { client_id, kind, content } = body;
    const m = addMessage(conv, lin, kind, content, { client_id, private: body.private ?? false });
    if (!m.private)
      setTimeout(
        () =>
          addMessage(conv, { kind: "customer", ...conv.row.customer, avatar_url: null }, "text", {
            text: "好的，谢谢",
          }),
        4000,
      );
    return { status: 201, body: m };
  }
  return actions[what]?.(conv, body) ?? problem(404, "not_found", "没有这个地址");
}

const page = (items) => ({ items, next_cursor: null });
function route(method, path, q, body) {
  const [noun, a, b, c] = path.split("/").filter(Boolean);
  if (noun === "auth" && a === "sign-in") {
    if (body.password !== "zhike-demo") return problem(401, "invalid_credentials", "邮箱或密码不正确");
    if (body.email === "many@demo.zhike" && !body.workspace)
      return problem(409, "workspace_required", "请选择工作区", {
        details: {
          workspaces: [
            { slug: "demo", name: "山泉家居" },
            { slug: "lab", name: "实验店" },
          ],
        },
      });
    signedIn = true;
    return { me, csrf_token: "mock" };
  }
  if (noun === "auth") signedIn = false;
  if (!signedIn) return a === "sign-out" ? { status: 204 } : problem(401, "not_signed_in", "请先登录");
  switch (noun) {
    case "me": {
      if (a === "presence") {
        Object.assign(agents[0], body, { presence_reason: body.reason ?? null });
        publish("agent.presence_changed", null, null, { agent: agents[0] });
        return agents[0];
      }
      if (method === "PATCH") Object.assign(me.user, body);
      return me;
    }
    case "inbox":
      return inbox(q);
    case "conversations":
      return conversation(method, [a, b, c], q, body);
    case "customers": {
      if (b === "unmask")
        return {
          field: body.field,
          value: { phone: "13812345678", email: "zhang@example.com", address: "上海市浦东新区世纪大道 100 号" }[
            body.field
          ],
        };
      if (b === "conversations") return page(conversations.filter((x) => x.row.customer.id === a).map((x) => x.row));
      if (method === "PATCH") Object.assign(customers[a], body);
      return a ? customers[a] : page(Object.values(customers));
    }
    case "agents":
      return page(agents);
    case "teams":
      return page(data.teams);
    case "queues":
      return page(data.queues);
    case "inboxes":
      return method === "GET"
        ? page(data.inboxes)
        : { ...data.inboxes[0], ...body, identity_secret: "s3cr3t-shown-once" };
    case "roles":
      return page(
        [
          ["admin", "管理员"],
          ["supervisor", "主管"],
          ["agent", "客服"],
        ].map(([key, name]) => ({ key, name })),
      );
    case "users":
      return method === "GET"
        ? page(
            agents.slice(0, 4).map((x, i) => ({
              id: `u_${i}`,
              name: x.name,
              email: `${x.id}@demo.zhike`,
              role_keys: [i ? "agent" : "admin"],
              active: i < 3,
            })),
          )
        : { status: 201, body: { id: "u_9", ...body } };
    case "api-keys":
      return method === "GET"
        ? page([
            {
              id: "k1",
              name: "ERP 同步",
              prefix: "zk_live_8f2",
              permissions: ["channel.write"],
              created_at: data.ago(864000),
              last_used_at: data.ago(60),
            },
          ])
        : {
            status: 201,
            body: {
              id: "k2",
              name: body.name,
              key: "zk_live_example_shown_once",
              created_at: data.ago(0),
              last_used_at: null,
            },
          };
    case "audit":
      return page(data.audit);
    case "jobs":
      return a ? data.jobs[0] : page(q.get("state") === "dead" ? data.jobs : []);
    case "knowledge":
      return knowledge(method, a, b, q, body);
    default:
      return problem(404, "not_found", "没有这个地址");
  }
}

function knowledge(method, what, id, q, body) {
  if (what === "bases") return page(data.bases);
  if (what === "ask")
    return {
      outcome: "answer",
      confidence: 0.93,
      answer: entries[0].answer,
      sources: [{ n: 1, entry_id: "e_1", title: "多久发货", score: 0.93, url: null }],
      candidates: turnOf("x").candidates,
      ms: { retrieve: 14, total: 19 },
    };
  if (what === "imports")
    return {
      id: "im_1",
      filename: "faq.csv",
      format: "csv",
      encoding: "gb18030",
      dry_run: body?.dry_run !== "false",
      state: "done",
      total: 62,
      created: 58,
      updated: 2,
      skipped: 0,
      errors: [
        { row: 14, column: "answer", code: "empty", message: "答案为空" },
        { row: 33, column: "question", code: "duplicate", message: "与第 12 行的问题重复" },
      ],
      columns: ["question", "answer", "similar", "tags"],
      sample: entries.slice(0, 3),
    };
  if (method === "GET" && !id)
    return page(
      entries.filter(
        (e) =>
          (!q.get("q") || e.question.includes(q.get("q"))) &&
          (!q.get("state") || e.state === q.get("state")) &&
          (!q.get("locale") || e.locale === q.get("locale")),
      ),
    );
  const held = entries.find((e) => e.id === id);
  if (method === "PATCH") Object.assign(held, body, { version: held.version + 1 });
  if (method === "POST")
    entries.unshift({ ...entries[0], similar: [], ...body, id: data.id("e"), version: 1, uses: 0 });
  return held ?? entries[0];
}

const PIXEL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#c9b08a"/><path d="M0 0L640 420M640 0L330 205" stroke="#7d6a4a" stroke-width="8"/><text x="40" y="380" font-size="30" fill="#5b4a2a">FRAGILE</text></svg>';
const server = createServer(async (req, res) => {
  const url = new URL(req.url, "http://x");
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  if (url.pathname.startsWith("/api/v1/attachments/"))
    return res.writeHead(200, { "Content-Type": "image/svg+xml" }).end(PIXEL);
  const raw = Buffer.concat(chunks).toString();
  const body = raw.startsWith("{")
    ? JSON.parse(raw)
    : { dry_run: /dry_run"\r\n\r\nfalse/.test(raw) ? "false" : "true" };
  const answer = route(req.method, url.pathname.replace("/api/v1", ""), url.searchParams, body);
  const plain = typeof answer?.status === "number" ? answer : { status: 200, body: answer };
  setTimeout(
    () =>
      res
        .writeHead(plain.status, { "Content-Type": "application/json" })
        .end(plain.body ? JSON.stringify(plain.body) : ""),
    60,
  );
});

server.on("upgrade", (req, socket) => {
  const client = { watched: null, send: () => {} };
  client.send = accept(
    req,
    socket,
    (text) => {
      const frame = JSON.parse(text);
      if (frame.t === "hello") client.send({ t: "welcome", position, resumed: frame.position === position });
      if (frame.t === "ping") client.send({ t: "pong" });
      if (frame.t === "watch") {
        client.watched = frame.conversation_id;
        const other = { kind: "person", id: "ag_lead", name: "周敏", avatar_url: null };
        if (client.watched)
          client.send({
            t: "signal",
            kind: "viewing",
            conversation_id: client.watched,
            actor: other,
            data: { on: true },
          });
      }
    },
    () => clients.delete(client),
  );
  clients.add(client);
});

if (process.env.LIVELY)
  setInterval(() => {
    const conv = conversations[Math.floor(Math.random() * conversations.length)];
    addMessage(conv, { kind: "customer", ...conv.row.customer, avatar_url: null }, "text", { text: "还在吗？" });
  }, 5000);
server.listen(PORT, "127.0.0.1", () => console.log(`mock on http://127.0.0.1:${PORT}`));
