// The REST side of the mock.
import { agents, ago, inboxes, lin, queues, teams } from "./mock-base.mjs";
import { board } from "./mock-board.mjs";
import { knowledge, turnOf } from "./mock-knowledge.mjs";
import { audit, jobs } from "./mock-rest.mjs";
import { addMessage, change, find, me, now, problem, publish } from "./mock-state.mjs";
import { conversations, customers } from "./mock-talk.mjs";

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
  return { position: now(), items, next_cursor: null, counts };
}

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

function conversation(method, [id, what, part], body) {
  const conv = find(id);
  if (!conv) return problem(404, "conversation_not_found", "找不到这个会话");
  if (!what)
    return {
      position: now(),
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
        id: id("at"),
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
let signedIn = true;

/** Answers one request. */
export function route(method, path, q, body) {
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
      return conversation(method, [a, b, c], body);
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
      return page(teams);
    case "queues":
      return page(queues);
    case "board":
      return board();
    case "inboxes":
      return method === "GET" ? page(inboxes) : { ...inboxes[0], ...body, identity_secret: "s3cr3t-shown-once" };
    case "roles":
      return page(
        [
          ["admin", "管理员"],
          ["supervisor", "主管"],
          ["agent", "客服"],
        ].map(([key, name]) => ({
          id: `r_${key}`,
          key,
          name,
          builtin: true,
          grants: [
            { permission: "conversation.read", scope: key === "agent" ? "team" : "all", inbox_ids: null },
            { permission: "knowledge.read", scope: "all", inbox_ids: null },
          ],
        })),
      );
    case "users":
      return method === "GET"
        ? page(
            agents.slice(0, 4).map((x, i) => ({
              id: `u_${i}`,
              name: x.name,
              email: `${x.id}@demo.zhike`,
              role_keys: [i ? "agent" : "admin"],
              disabled_at: i < 3 ? null : ago(86400),
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
              created_at: ago(864000),
              last_used_at: ago(60),
            },
          ])
        : {
            status: 201,
            body: {
              id: "k2",
              name: body.name,
              key: "zk_live_example_shown_once",
              created_at: ago(0),
              last_used_at: null,
            },
          };
    case "audit":
      return page(audit);
    case "jobs":
      return a ? jobs[0] : page(q.get("state") === "dead" ? jobs : []);
    case "knowledge":
      return knowledge(method, a, b, q, body, c);
    default:
      return problem(404, "not_found", "没有这个地址");
  }
}
