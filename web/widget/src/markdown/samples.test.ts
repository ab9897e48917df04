import { expect, test } from "vitest";
import { painter } from "./draw";
import samples from "./samples.json";

const VOID = ["br", "hr", "img"];
const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
class Markup extends String {}
const { markdown } = painter<Markup>((tag, attributes, ...children) => {
  const named = Object.entries(attributes ?? {}).map(
    ([name, value]) => ` ${name === "className" ? "class" : name.toLowerCase()}="${escaped(String(value))}"`,
  );
  const inner = children
    .map((child) => (child instanceof Markup ? `${child}` : escaped(`${child}`)))
    .join("");
  return new Markup(`<${tag}${named.join("")}>${VOID.includes(tag) ? "" : `${inner}</${tag}>`}`);
});

/** The same list holds the help centre's reading (tests/unit/api/test_help_markdown.py) to this one. */
test.each(samples as [string, string][])("reads %j as the help centre does", (source, html) => {
  expect(`${markdown(source)}`).toBe(`<div class="md">${html}</div>`);
});
