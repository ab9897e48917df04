import type { Base } from "@api/knowledge";
import { expect, test } from "vitest";
import { ownBase } from "./bases";

const base = (id: string, locale: string, entries: number) => ({ id, locale, entries }) as Base;
const bases = [base("new", "zh", 0), base("shop", "zh-CN", 412), base("goods", "zh", 381), base("en", "en", 900)];

test("the fullest base in the reader's language is offered first", () => {
  expect(ownBase(bases, "zh-CN")?.id).toBe("shop");
  expect(ownBase(bases, "en")?.id).toBe("en");
  expect(ownBase(bases.slice(0, 3), "en")?.id).toBe("shop");
  expect(ownBase([], "en")).toBeUndefined();
  expect(ownBase(undefined, "en")).toBeUndefined();
  expect(bases[0]?.id).toBe("new"); // the list itself keeps its order
});
