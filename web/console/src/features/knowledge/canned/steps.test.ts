import type { CannedStep } from "@api/canned";
import { expect, test } from "vitest";
import { ending, trimmed, withEnding, withStep } from "./steps";

const resolve: CannedStep = { do: "resolve" };

test("what ends a reply stays last, and an empty value takes a step away", () => {
  const one = withStep(withStep([resolve], "priority", "high"), "tag", "vip");
  expect(one.map((s) => s.do)).toEqual(["tag", "priority", "resolve"]);
  expect(withStep(one, "priority", "").map((s) => s.do)).toEqual(["tag", "resolve"]);
});

test.each(["", "resolve", "pend", "snooze:3600", "queue:q1", "agent:a1"])(
  "the ending %j is read as it was set",
  (word) => {
    const made = withEnding([{ do: "tag", value: "vip" }, resolve], word);
    expect(ending(made)).toBe(word);
    expect(made).toHaveLength(word ? 2 : 1);
  },
);

test("a tag of spaces is none", () => {
  expect(trimmed([{ do: "tag", value: "  " }, resolve])).toEqual([resolve]);
  expect(trimmed([{ do: "tag", value: " vip " }])).toEqual([{ do: "tag", value: "vip" }]);
});
