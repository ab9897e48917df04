import { expect, test } from "vitest";
import { failedOf, isGoing, percent } from "./runs";

test("a run goes on until it is done, cancelled or broken off", () => {
  expect(
    (["waiting", "running", "done", "failed", "cancelled"] as const).filter((state) => isGoing({ state })),
  ).toEqual(["waiting", "running"]);
  expect(failedOf({ done: 7, passed: 5 })).toBe(2);
});

test("rounding never says that all or none passed where that is not so", () => {
  expect([0, 0.001, 0.254, 0.998, 1].map(percent)).toEqual(["0%", "1%", "25%", "99%", "100%"]);
});
