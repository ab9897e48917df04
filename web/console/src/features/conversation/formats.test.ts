import { expect, test } from "vitest";
import { type Format, formatted } from "./formats";

/** Applies a format to a text whose selection stands in [brackets]; returns it with the new selection in them. */
function press(format: Format, marked: string): string {
  const from = marked.indexOf("[");
  const to = marked.indexOf("]") - 1;
  const text = marked.replace("[", "").replace("]", "");
  const edit = formatted(format, text, from, to);
  const made = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const [a, b] = edit.select;
  return `${made.slice(0, a)}<${made.slice(a, b)}>${made.slice(b)}`;
}

test.each<[Format, string, string]>([
  ["bold", "say [this] loud", "say **<this>** loud"],
  ["bold", "say **[this]** loud", "say <this> loud"],
  ["bold", "[]", "**<>**"],
  ["code", "run [ls]", "run `<ls>`"],
  ["code", "run `[ls]`", "run <ls>"],
  ["list", "a\n[b\nc]\nd", "a\n- b\n- c<>\nd"],
  ["list", "[- b\n- c]", "b\nc<>"],
  ["list", "[- b\nc]", "- b\n- c<>"],
  ["list", "[]", "- <>"],
  ["link", "see [the page]", "see [the page](<https://>)"],
  ["link", "see [https://a.example/b]", "see [<>](https://a.example/b)"],
])("%s of %j makes %j", (format, before, after) => expect(press(format, before)).toBe(after));
