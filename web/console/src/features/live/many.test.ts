import { describe, expect, it } from "vitest";
import { at, fact, inbox, row } from "./fixtures";
import { applyFrame, applySnapshot, initial } from "./reducer";
import { rowsOf } from "./selectors";
import { defaultQuery, type LiveState } from "./state";

const MANY = 100_000;
const PAGE = 200;
const query = { ...defaultQuery, sort: "waiting" as const };
const id = (n: number) => `c${String(n).padStart(6, "0")}`;
const waiting = (n: number, over = {}) => row(id(n), { waiting_since: at(n / 100), ...over });

function ms(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** A list read to its end, page by page, the pages before the last in one go. */
function loaded(): LiveState {
  const rows = Array.from({ length: MANY - PAGE }, (_, n) => waiting(n));
  return applySnapshot(initial(), inbox(5, rows, "more"), query);
}

describe("100,000 rows", () => {
  it("take one more page, and a fact, within a moment", () => {
    let s = loaded();
    const page = Array.from({ length: PAGE }, (_, n) => waiting(MANY - PAGE + n));
    const appended = ms(() => {
      s = applySnapshot(s, inbox(5, page, null), query, true);
    });
    expect(Object.keys(s.rows)).toHaveLength(MANY);
    const heard = Array.from({ length: 50 }, (_, n) =>
      fact(6 + n, { row: waiting(n * 7, { version: 2, unread: 1 }), type: "message.added" }),
    );
    const folded = ms(() => {
      s = applyFrame(s, { t: "facts", position: 55, items: heard });
    });
    expect(s.rows[id(7)]?.unread).toBe(1);
    const sorted = ms(() => expect(rowsOf(s)[99_999]?.id).toBe(id(99_999)));
    // Generous: what is guarded against is work per row and page, which took seconds and minutes.
    const took = `page ${appended.toFixed(0)} ms, 50 facts ${folded.toFixed(0)} ms, order ${sorted.toFixed(0)} ms`;
    expect(Math.max(appended, folded, sorted), took).toBeLessThan(4_000);
    console.info(took);
  }, 30_000);

  it("are not written into what others hold", () => {
    const before = loaded();
    const after = applyFrame(before, {
      t: "facts",
      position: 7,
      items: [1, 2].map((n) => fact(5 + n, { row: waiting(n, { version: 2, unread: n }), type: "message.added" })),
    });
    expect([before.rows[id(1)]?.unread, after.rows[id(1)]?.unread, after.rows[id(2)]?.unread]).toEqual([0, 1, 2]);
    expect(before.rowAt[id(2)]).toBe(5);
  }, 30_000);
});
