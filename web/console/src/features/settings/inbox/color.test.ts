import { expect, test } from "vitest";
import { colorNote } from "./color";

test.each([
  ["#0e5f57", "white"],
  ["#ffe600", "dark"],
  ["#7b7b7b", "moved"],
  ["teal", "wrong"],
])("%s is said to be %s", (color, kind) => {
  const note = colorNote(color);
  expect(note.kind).toBe(kind);
  if (note.kind !== "wrong") expect(Number(note.ratio)).toBeGreaterThanOrEqual(4.5);
});
