import { expect, test } from "vitest";
import { passes, rowsOf } from "./figures";

test("once, and as often as it was played", () => {
  expect(passes({ pass: {} })).toEqual([]);
  expect(passes({ pass: { "1": 1 } })).toEqual([{ k: 1, share: 1 }]);
  expect(passes({ pass: { "10": 0.5, "2": 0.8, "1": 0.9 } })).toEqual([
    { k: 1, share: 0.9 },
    { k: 10, share: 0.5 },
  ]);
});

test("what failed most stands first", () => {
  const counts = (passed: number) => ({ scenarios: 2, runs: 4, passed, pass: {}, containment: 1, turns: 2 });
  const rows = rowsOf({ patterns: { small_talk: counts(4), policy: counts(1), task: counts(4), answer: counts(3) } });
  expect(rows.map((one) => one.pattern)).toEqual(["policy", "answer", "task", "small_talk"]);
});
