import { describe, expect, it } from "vitest";
import { below, pairs, within } from "./lines";

describe("lines that differ", () => {
  it("marks what changed within a line", () => {
    const [before, after] = within("Shipping costs 6 yuan.", "Shipping costs 8 yuan.");
    expect(before.filter((w) => w.mark).map((w) => w.text)).toEqual(["6"]);
    expect(after.filter((w) => w.mark).map((w) => w.text)).toEqual(["8"]);
    expect(within("abc", "xyz")[0]).toEqual([{ text: "abc", mark: false }]);
  });
  it("puts what went beside what came", () => {
    const rows = pairs([
      { op: "same", text: "a" },
      { op: "removed", text: "b" },
      { op: "removed", text: "c" },
      { op: "added", text: "b!" },
      { op: "same", text: "d" },
    ]);
    expect(rows.map((r) => r.op)).toEqual(["same", "changed", "changed", "same"]);
    expect(below(rows).map((l) => `${l.op[0]}${l.text}`)).toEqual(["sa", "rb", "rc", "ab!", "sd"]);
  });
});
