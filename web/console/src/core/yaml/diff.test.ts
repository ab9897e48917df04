import { expect, test } from "vitest";
import { diffOf, shortened } from "./diff";

test("lines that went and came", () => {
  expect(diffOf("a\nb\nc", "a\nx\nc")).toEqual([
    { op: "same", text: "a" },
    { op: "removed", text: "b" },
    { op: "added", text: "x" },
    { op: "same", text: "c" },
  ]);
  expect(diffOf("a", "a").every((line) => line.op === "same")).toBe(true);
});

test("what is far from a difference is left out", () => {
  const before = ["a", "b", "c", "d", "e", "f", "g"].join("\n");
  const shown = shortened(diffOf(before, before.replace("g", "G")), 1);
  expect(shown.map((line) => line?.text ?? "…")).toEqual(["…", "f", "g", "G"]);
});
