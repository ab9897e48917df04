import { expect, test } from "vitest";
import en from "@/locales/en/conversation.json";
import zh from "@/locales/zh-CN/conversation.json";
import { STEPS, stepsOf } from "./times";

test("steps come in their order, and none without a name", () => {
  const ms = { total: 9, retrieval: 3, search: 2, index: 1, begin: 4 };
  expect(stepsOf(ms)).toEqual([
    ["begin", 4],
    ["index", 1],
    ["search", 2],
    ["total", 9],
  ]);
});

test("each step is said in words in both languages", () => {
  for (const words of [zh.step, en.step]) expect(Object.keys(words).sort()).toEqual([...STEPS].sort());
});
