import { describe, expect, test } from "vitest";
import { goingBy, mentionAt, mentioned } from "./mention";

describe("a mention", () => {
  test.each([
    ["@", 0, ""],
    ["@王", 0, "王"],
    ["＠王", 0, "王"],
    ["请看@王磊", 2, "王磊"],
    ["请看 @Anna Le", 3, "Anna Le"],
    ["一行\n@王", 3, "王"],
    ["@王磊 @周", 4, "周"],
  ])("%j begins at %i and looks for %j", (text, from, words) => {
    expect(mentionAt(text, text.length)).toEqual({ from, words });
  });

  test.each(["", "王磊", "wang@a.cn", "a.b+c@", "@ 王", "@王\n磊", `@${"x".repeat(41)}`])("%j is none", (text) =>
    expect(mentionAt(text, text.length)).toBeNull(),
  );

  test("it ends at the caret, wherever that is, and there is none where nobody types", () => {
    expect(mentionAt("请@王看一下", 3)).toEqual({ from: 1, words: "王" });
    expect(mentionAt("@王", -1)).toBeNull();
  });
});

test("every letter narrows the list; who begins with it comes first", () => {
  const known = ["仓库小王", "王磊", "Wang Lei", "周敏"].map((name) => ({ id: name, name, team: false }));
  const names = (words: string) => goingBy(known, words).map((one) => one.name);
  expect(names("")).toHaveLength(4);
  expect(names("王")).toEqual(["王磊", "仓库小王"]);
  expect(names("王磊")).toEqual(["王磊"]);
  expect(names("wang l")).toEqual(["Wang Lei"]);
  expect(names("王磊 慢")).toEqual([]);
});

test("the name stands where it was typed, with one space behind it", () => {
  const text = "请@王看一下";
  expect(mentioned(text, { from: 1, words: "王" }, "王磊")).toEqual({ text: "请@王磊 看一下", caret: 5 });
  expect(mentioned("@王 看", { from: 0, words: "王" }, "王磊")).toEqual({ text: "@王磊 看", caret: 4 });
});
