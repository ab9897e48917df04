import { describe, expect, it } from "vitest";
import { at, fact, inbox, row } from "./fixtures";
import { applyFrame, applyRow, applySaved, applySnapshot, initial } from "./reducer";
import { compareRows, matches } from "./selectors";
import { defaultQuery, type ListQuery } from "./state";

const NOW = Date.parse(at(60));
const me = { ...defaultQuery, agent_id: "u", team_ids: ["t1"] };
const person = (id: string) => ({ kind: "person" as const, id, name: id });
const queue = { kind: "queue" as const, id: null, name: "Q" };
const handover = { reason: "asked", reason_text: "", summary: "", brief: {}, at: at(1) };

describe("a filter and one row", () => {
  const table: [string, Partial<ListQuery>, Parameters<typeof row>[1], boolean][] = [
    ["status", { status: "open" }, { status: "pending" }, false],
    ["my own", { owner: ["me"] }, { owner: person("u") }, true],
    ["a colleague\u2019s", { owner: ["me"] }, { owner: person("v") }, false],
    ["one of several", { owner: ["queue", "v"] }, { owner: person("v") }, true],
    ["nobody\u2019s", { owner: ["queue"] }, { owner: queue }, true],
    ["the assistant\u2019s", { owner: ["assistant"] }, { owner: queue }, false],
    ["a channel", { inbox_id: ["i2"] }, {}, false],
    ["priority", { priority: ["urgent", "high"] }, { priority: "high" }, true],
    ["a team", { team_id: ["t1"] }, { team_id: null }, false],
    ["a queue, waiting", { queue_id: ["q"] }, { queue_id: "q", owner: queue }, true],
    ["a queue it would go to", { queue_id: ["q"] }, { queue_id: "q" }, false],
    ["handed over", { handed_over: true }, { handover }, true],
    ["not handed over", { handed_over: false }, { handover }, false],
    ["unread", { unread: true }, { unread: 0 }, false],
    ["read", { unread: false }, { unread: 0 }, true],
    ["waits long enough", { waiting_over_s: 600 }, { waiting_since: at(50) }, true],
    ["waits not so long", { waiting_over_s: 600 }, { waiting_since: at(51) }, false],
    ["waits not at all", { waiting_over_s: 600 }, {}, false],
    ["all together", { priority: ["urgent"], unread: true }, { priority: "urgent", unread: 0 }, false],
  ];
  it.each(table)("%s", (_, query, over, belongs) => {
    expect(matches(row("a", over), { ...me, ...query }, NOW)).toBe(belongs);
  });
});

describe("orders", () => {
  const rows = [
    row("a", { waiting_since: at(2) }),
    row("b", { waiting_since: at(1), due_at: at(9), priority: "low" }),
    row("c", { due_at: at(3), priority: "urgent" }),
    row("d", { waiting_since: at(1), priority: "urgent" }),
  ];
  it.each([
    ["waiting", "bdac"],
    ["service_level", "cbda"],
    ["priority", "dcab"],
  ] as const)("by %s", (sort, order) => {
    expect(
      [...rows]
        .sort(compareRows(sort))
        .map((r) => r.id)
        .join(""),
    ).toBe(order);
  });
});

describe("counts of saved views", () => {
  const urgent: ListQuery = { ...me, status: "open", priority: ["urgent"] };
  const start = (savedCounts: Record<string, number>, saved: Record<string, ListQuery> = { v: urgent }) =>
    applySaved(applySnapshot(initial(), { ...inbox(5, [row("a")]), saved_counts: savedCounts }, me), saved);

  it("follow rows in and out", () => {
    let s = start({ v: 4 });
    s = applyRow(s, row("a", { version: 2, priority: "urgent" }));
    expect(s.savedCounts.v).toBe(5);
    const resolved = row("a", { version: 3, priority: "urgent", status: "resolved" });
    s = applyFrame(s, {
      t: "facts",
      position: 6,
      items: [fact(6, { type: "conversation.status_changed", row: resolved })],
    });
    expect([s.savedCounts.v, s.countsStale]).toEqual([4, false]);
  });

  it("are asked for again where only the server knows, or a view is new", () => {
    expect(start({}).countsStale).toBe(true);
    const s = start({ v: 4 }, { v: { ...urgent, q: "wang" } });
    expect(s.countsStale).toBe(false);
    expect(applyRow(s, row("a", { version: 2, unread: 1 })).countsStale).toBe(true);
  });

  it("stay at as many or more", () => {
    const s = start({ v: 1_000 }, { v: { ...urgent, status: "any" } });
    expect(applyRow(s, row("a", { version: 2, priority: "urgent" })).savedCounts.v).toBe(1_000);
  });
});
