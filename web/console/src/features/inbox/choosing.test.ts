import { describe, expect, it } from "vitest";
import { row } from "@/features/live/fixtures";
import { inSteps, wayBack } from "./bulk";
import { extended, none, toggled, within } from "./selection";

const order = ["a", "b", "c", "d"];

describe("choosing rows", () => {
  it("takes one, a range in either direction, and drops what left", () => {
    let held = toggled(none, "c");
    expect([...extended(held, "a", order).ids].sort()).toEqual(["a", "b", "c"]);
    held = extended(held, "d", order);
    expect([...held.ids].sort()).toEqual(["c", "d"]);
    expect([...toggled(held, "c").ids]).toEqual(["d"]);
    expect([...within(held, ["a", "d"]).ids]).toEqual(["d"]);
    expect([...extended(none, "b", order).ids]).toEqual(["b"]);
  });
});

describe("a deed for many", () => {
  it("goes in steps and tells of each", async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `c${n}`);
    const sizes: number[] = [];
    let done = 0;
    await inSteps(
      ids,
      { action: "resolve" },
      async (some) => {
        sizes.push(some.length);
        return some.map((id) => ({ id, row: null, problem: null, planned: 0 }));
      },
      (items) => {
        done += items.length;
      },
    );
    expect([sizes, done]).toEqual([[20, 20, 20, 20, 20, 20], 120]);
  });

  it("is taken back to what each was", () => {
    const person = { kind: "person" as const, id: "u", name: "U" };
    const before = [
      row("a", { priority: "low" }),
      row("b", { priority: "urgent", owner: person }),
      row("c", { priority: "low", status: "pending", owner: { kind: "queue", id: null, name: "Q" }, queue_id: "q" }),
    ];
    expect(wayBack({ action: "priority", priority: "high" }, before)).toEqual([
      { ids: ["a", "c"], deed: { action: "priority", priority: "low" } },
      { ids: ["b"], deed: { action: "priority", priority: "urgent" } },
    ]);
    expect(wayBack({ action: "assign", agent_id: "x" }, before).map((one) => one.deed)).toEqual([
      { action: "to_assistant" },
      { action: "assign", agent_id: "u" },
      { action: "assign", queue_id: "q" },
    ]);
    expect(wayBack({ action: "resolve" }, before).map((one) => [one.ids, one.deed.action])).toEqual([
      [["a", "b", "c"], "reopen"],
      [["c"], "pend"],
    ]);
    expect(wayBack({ action: "read" }, before)).toEqual([]);
  });
});
