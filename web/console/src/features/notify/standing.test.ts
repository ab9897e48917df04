import { expect, test } from "vitest";
import { type Standing, standing } from "./standing.ts";

const lin = { user: "lin", fingerprint: "a" };
const cases: [string, Parameters<typeof standing>, Standing][] = [
  ["never turned on", [null, "lin", null, []], "nothing"],
  ["on another device only", [null, "lin", null, [{ fingerprint: "b", current: false }]], "nothing"],
  ["on, this session's", [lin, "lin", "a", [{ fingerprint: "a", current: true }]], "nothing"],
  ["signed in anew", [lin, "lin", "a", [{ fingerprint: "a", current: false }]], "keep"],
  ["its own memory was cleared", [null, "lin", "a", [{ fingerprint: "a", current: true }]], "keep"],
  ["the worker renewed it", [lin, "lin", "c", [{ fingerprint: "c", current: true }]], "keep"],
  ["changed while nobody was signed in", [lin, "lin", "c", [{ fingerprint: "a", current: false }]], "renew"],
  ["taken off the list elsewhere", [lin, "lin", "a", []], "drop"],
  ["a colleague sits here now", [lin, "wang", "a", [{ fingerprint: "b", current: true }]], "drop"],
  ["a colleague sits here, and it changed", [lin, "wang", "c", []], "drop"],
  ["of unknown origin", [null, "lin", "c", []], "drop"],
  ["the browser ended it", [lin, "lin", null, [{ fingerprint: "a", current: true }]], "forget"],
];

test.each(cases)("%s", (_name, given, expected) => {
  expect(standing(...given)).toBe(expected);
});
