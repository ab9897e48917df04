import { readFileSync } from "node:fs";
import { SCENARIO_EXPECTED, type ScenarioMiss } from "@api/scenarios";
import { expect, test } from "vitest";
import { type Say, told } from "./words";

/** As i18next would, for one namespace. */
function saying(words: object): Say {
  return (key, values = {}) => {
    const found = key.split(".").reduce<unknown>((held, part) => (held as Record<string, unknown>)?.[part], words);
    if (typeof found !== "string") return String(values.defaultValue ?? key);
    return found.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
  };
}
type Words = Record<"miss" | "expect", Record<string, string>>;
const read = (language: string) => JSON.parse(readFileSync(`src/locales/${language}/scenarios.json`, "utf8")) as Words;
const [zh, en] = [read("zh-CN"), read("en")];
const say = saying(en);
const miss = (what: ScenarioMiss["what"], wanted: unknown, came: unknown): ScenarioMiss => ({
  turn: 1,
  said: "hi",
  what,
  wanted,
  came,
});

test("every expectation has a sentence and a meaning in both languages", () => {
  for (const words of [zh, en]) {
    for (const what of SCENARIO_EXPECTED) {
      expect(words.miss[what]).toBeTruthy();
      expect(words.expect[what]).toBeTruthy();
    }
    expect(words.miss.never).toBeTruthy();
  }
});

test("values are named as people know them", () => {
  expect(told(miss("outcome", ["answer", "ask"], "hand_over"), say)).toBe(
    "The turn should have ended as Answered, Asked back, but ended as Handed over.",
  );
  expect(told(miss("flow", null, "return_order"), say)).toBe(
    "The flow should have been nothing, but was return_order.",
  );
  expect(told(miss("asks", "confirmation", null), say)).toBe(
    "It should have asked for a confirmation, but asked for nothing.",
  );
});

test("replies are quoted and not repeated without end", () => {
  const text = told(miss("says", "refund", "x".repeat(400)), say);
  expect(text).toContain("“refund”");
  expect(text).toContain("xxx…”");
  expect(text.length).toBeLessThan(250);
});

test("calls are told with their arguments", () => {
  const wanted = { operation: "shop.create_return", with: { order_id: "417" } };
  const came = [{ operation: "shop.create_return", outcome: "refused", with: { order_id: "417", qty: 2 } }];
  expect(told(miss("action", wanted, came), say)).toBe(
    "It should have called shop.create_return (order_id = 417), but called shop.create_return (order_id = 417, qty = 2) → refused.",
  );
  expect(told(miss("action", wanted, []), say)).toContain("called nothing");
  expect(told(miss("no_action", true, ["shop.cancel"]), say)).toContain("shop.cancel");
});

test("a hand-over that must not be, must be, or must be for a reason", () => {
  expect(told(miss("hand_over", false, "complaint"), say)).toContain("should not");
  expect(told(miss("hand_over", true, null), say)).toContain("stayed");
  expect(told(miss("hand_over", "complaint", null), say)).toContain("nothing");
});
