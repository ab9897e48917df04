import { expect, test } from "vitest";
import { painter } from "./draw";

// Drawn as nested lists, so that a text that looks like a tag stays a text.
type Drawn = [string, Record<string, unknown> | null, ...unknown[]];
const { markdown, plain } = painter<Drawn>(
  (tag, attributes, ...children) => [tag, attributes, ...children] as Drawn,
);
const drawn = (text: string) => markdown(text).slice(2);

test.each<[string, unknown]>([
  [
    "**a** *b* ~~c~~ `d`",
    [
      "p",
      null,
      ["strong", null, "a"],
      " ",
      ["em", null, "b"],
      " ",
      ["del", null, "c"],
      " ",
      ["code", null, "d"],
    ],
  ],
  ["# t", ["p", { className: "heading" }, "t"]],
  ["> q", ["blockquote", null, ["p", null, "q"]]],
  ["---", ["hr", null]],
  ["```\n<b>\n```", ["pre", null, ["code", null, "<b>"]]],
  ["3. a\n4. b", ["ol", { start: 3 }, ["li", null, ["p", null, "a"]], ["li", null, ["p", null, "b"]]]],
  ["- a", ["ul", null, ["li", null, ["p", null, "a"]]]],
  [
    "[x](https://a.cn)",
    ["p", null, ["a", { href: "https://a.cn/", target: "_blank", rel: "noopener noreferrer nofollow" }, "x"]],
  ],
  [
    "![x](https://a.cn/b.png)",
    [
      "p",
      null,
      ["img", { src: "https://a.cn/b.png", alt: "x", loading: "lazy", referrerPolicy: "no-referrer" }],
    ],
  ],
  ["<script>1</script>", ["p", null, "<script>1</script>"]],
])("draws %j", (text, expected) => {
  expect(drawn(text)).toEqual([expected]);
});

test("draws a table and plain words", () => {
  const table = drawn("| a | b |\n| - | - |\n| 1 | 2 |")[0] as Drawn;
  expect(table.slice(0, 2)).toEqual(["div", { className: "table" }]);
  expect(JSON.stringify(table)).toContain('["tbody",null,["tr",null,["td",null,"1"],["td",null,"2"]]]');
  expect(plain("a\n**b**")).toEqual(["div", { className: "plain" }, "a\n**b**"]);
});
