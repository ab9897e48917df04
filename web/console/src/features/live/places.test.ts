import { describe, expect, it } from "vitest";
import { fact, inbox, row } from "./fixtures";
import { applyFrame, applySnapshot, initial } from "./reducer";
import type { LiveState, Places } from "./state";

const waits = (id: string, place: number, version = 1) =>
  row(id, {
    version,
    owner: { kind: "queue", id: null, name: "Q" },
    queue: { place, expected_wait_s: null, online: 1 },
  });
const told = (s: LiveState, position: number, of: Places["of"]) =>
  applyFrame(s, { t: "signal", kind: "queue", conversation_id: null, actor: null, data: { position, places: of } });
const heard = (s: LiveState, item: ReturnType<typeof fact>) =>
  applyFrame(s, { t: "facts", position: item.position, items: [item] });
const place = (s: LiveState, id: string) => s.rows[id]?.queue;

describe("places in queues", () => {
  const start = applySnapshot(initial(), inbox(5, [waits("a", 1), waits("b", 2), row("c")]));

  it("move for rows that no fact is about", () => {
    const s = told(start, 6, { b: [1, 90] });
    expect(place(s, "b")).toEqual({ place: 1, expected_wait_s: 90, online: 1 });
    expect(s.rows.a).toBe(start.rows.a);
  });

  it("give way to a row known from later on", () => {
    const s = told(heard(start, fact(8, { type: "conversation.assigned", row: waits("b", 1, 2) })), 7, {
      b: [2, null],
    });
    expect(place(s, "b")?.place).toBe(1);
  });

  it("stand against a snapshot taken before them", () => {
    const s = applySnapshot(told(start, 9, { b: [1, null] }), inbox(7, [waits("a", 1), waits("b", 2)]));
    expect(place(s, "b")?.place).toBe(1);
  });

  it("are not given to who no longer waits", () => {
    const s = told(heard(start, fact(6, { type: "conversation.assigned", row: row("b", { version: 2 }) })), 6, {
      b: [1, null],
      z: [2, null],
    });
    expect(place(s, "b")).toBeNull();
    expect(s.rows.z).toBeUndefined();
  });

  it("do not go back to an earlier signal", () => {
    const s = told(told(start, 9, { b: [1, null] }), 8, { b: [2, null] });
    expect(place(s, "b")?.place).toBe(1);
  });

  it("stay as they are when only the board moved", () => {
    const s = initial();
    expect(applyFrame(s, { t: "signal", kind: "board", conversation_id: null, actor: null, data: {} })).toBe(s);
  });
});
