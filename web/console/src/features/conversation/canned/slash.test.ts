import { describe, expect, test } from "vitest";
import { openVariables, pieces } from "@/core/variables";
import { inserted, isMarkdown, slashAt } from "./slash";

describe("a slash command", () => {
  test.each([
    ["/", 0, ""],
    ["/yf", 0, "yf"],
    ["/运费", 0, "运费"],
    ["、yf", 0, "yf"],
    ["您好 /y", 3, "y"],
    ["一行\n/y", 3, "y"],
  ])("%j begins at %i and looks for %j", (text, from, words) => {
    expect(slashAt(text, text.length)).toEqual({ from, words });
  });

  test.each(["", "yf", "您好/yf", "https://", "/home/user", "/yf ", "1 / 2", "红、白", `/${"x".repeat(31)}`])(
    "%j is none",
    (text) => expect(slashAt(text, text.length)).toBeNull(),
  );

  test("it ends at the caret, and there is none where nobody types", () => {
    expect(slashAt("/yf 您好", 2)).toEqual({ from: 0, words: "y" });
    expect(slashAt("/yf", -1)).toBeNull();
  });
});

describe("a reply in the place of the command", () => {
  test("what stands around it stays, the caret goes behind it", () => {
    const text = "您好 /y，谢谢";
    const slash = slashAt(text, 5);
    expect(slash).toEqual({ from: 3, words: "y" });
    if (slash) expect(inserted(text, slash, "满99包邮")).toEqual({ text: "您好 满99包邮，谢谢", select: [8, 8] });
  });

  test("the first open variable is selected, so that typing fills it in", () => {
    const made = inserted("/hi", { from: 0, words: "hi" }, "您好 {{customer.name}}，{{agent.name}}");
    expect(made.text.slice(...made.select)).toBe("{{customer.name}}");
  });
});

test("open variables are named once, other braces are words", () => {
  expect(openVariables("{{customer.name}} {{ agent.name }} {{customer.name}} {{x}} {a.b} {{A.b}}")).toEqual([
    "{{customer.name}}",
    "{{ agent.name }}",
  ]);
  expect(openVariables("您好")).toEqual([]);
});

test("pieces join to the text again", () => {
  const text = "{{customer.name}}您好，我是{{agent.name}}。";
  expect(pieces(text).map((p) => p.variable)).toEqual([true, false, true, false]);
  expect(
    pieces(text)
      .map((p) => p.text)
      .join(""),
  ).toBe(text);
  expect(pieces("")).toEqual([]);
});

test.each([
  ["**重要**", true],
  ["- 一\n- 二", true],
  ["1. 打开", true],
  ["[链接](https://a.example)", true],
  ["您好，3.5 折 * 2", false],
  ["- ", true],
])("%j is Markdown: %j", (text, yes) => expect(isMarkdown(text)).toBe(yes));
