import { expect, test } from "vitest";
import { actOf } from "./keys";

const press = (key: string, more = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test.each([
  ["Escape", 3, false, "close"],
  ["Escape", 0, true, "close"],
  ["Enter", 3, false, "pick"],
  ["Tab", 3, false, "pick"],
  ["Enter", 3, true, "wait"],
  ["Enter", 0, true, "wait"],
  ["Enter", 0, false, null],
  ["Tab", 0, false, null],
  ["ArrowDown", 3, false, 1],
  ["ArrowUp", 3, true, -1],
  ["ArrowUp", 0, false, null],
  ["a", 3, false, null],
])("%s with %i replies, fetching %j: %j", (key, items, fetching, act) => {
  expect(actOf(press(key), items, fetching)).toBe(act);
});

test.each(["shiftKey", "ctrlKey", "metaKey", "altKey"])("with %s a key is not for the list", (held) => {
  for (const key of ["Enter", "ArrowDown", "Tab"]) expect(actOf(press(key, { [held]: true }), 3, false)).toBeNull();
});
