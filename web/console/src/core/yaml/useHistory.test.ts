import { expect, test } from "vitest";
import { step } from "./useHistory";

const begun = { past: [], text: "a", future: [], typed: 0 };

test("keystrokes that follow closely are one step, a form's change is one of its own", () => {
  let held = step(begun, { kind: "set", text: "ab", at: 10_000, typing: true });
  held = step(held, { kind: "set", text: "abc", at: 10_300, typing: true });
  held = step(held, { kind: "set", text: "abcd", at: 10_400, typing: false });
  expect(held.past).toEqual(["a", "abc"]);
  held = step(step(held, { kind: "undo" }), { kind: "undo" });
  expect(held.text).toBe("a");
  expect(step(held, { kind: "undo" })).toBe(held);
  held = step(held, { kind: "redo" });
  expect(held.text).toBe("abc");
  held = step(held, { kind: "set", text: "new", at: 0, typing: false });
  expect(held.future).toEqual([]);
  expect(step(held, { kind: "set", text: "new", at: 1, typing: true })).toBe(held);
});
