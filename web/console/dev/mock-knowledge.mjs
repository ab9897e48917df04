// The knowledge side of the mock.
import { ago, id as newId } from "./mock-base.mjs";
import { bases, entries } from "./mock-rest.mjs";

const page = (items) => ({ items, next_cursor: null });
const FOLDERS = [
  { id: "f_1", base_id: "b_zh", parent_id: null, name: "售后", position: 0, entries: 1 },
  { id: "f_2", base_id: "b_zh", parent_id: "f_1", name: "退换货", position: 0, entries: 1 },
];

/** What hangs on one entry. */
function beside(held, part) {
  if (part === "vote") return { up: held.effect.up, down: held.effect.down, mine: null };
  if (part === "usage") {
    const weeks = ["2026-11-02", "2026-11-09", "2026-11-16"].map((week, i) => ({
      week,
      answered: 9 - i,
      resolved: 6 - i,
      handed_over: 1,
    }));
    return { weeks, recent: [], hidden: 0 };
  }
  return page([
    {
      number: 1,
      note: "",
      author: held.updated_by,
      at: held.updated_at,
      restored_from: null,
      live: true,
      draft: false,
      changed: [],
    },
  ]);
}

/** The reasons of a turn. */
export const turnOf = (id) => ({
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
  created_at: ago(5000),
});

/** Answers one request about knowledge. */
export function knowledge(method, what, id, q, body, part) {
  if (what === "bases") return id ? page(FOLDERS.filter((f) => f.base_id === id)) : page(bases);
  if (what === "tags")
    return { items: [...new Set(entries.flatMap((e) => e.tags))].map((tag) => ({ tag, entries: 1 })) };
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
      notes: [],
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
  if (held && part && method === "GET") return beside(held, part);
  if (held && part === "draft") return Object.assign(held, body, { version: held.version + 1 });
  if (held && (part === "publish" || part === "approve"))
    return { entry: Object.assign(held, { state: "published", live_number: 1, draft: null }), checks: null };
  if (method === "PATCH") Object.assign(held, body, { version: held.version + 1 });
  if (method === "POST") entries.unshift({ ...entries[0], similar: [], ...body, id: newId("e"), version: 1, uses: 0 });
  return held ?? entries[0];
}
