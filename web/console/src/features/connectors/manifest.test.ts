import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { print, read } from "@/core/yaml/document";
import { operationsOf, topOf, withOperation, without, withPolicy, withTop } from "./manifest";

const FOLDER = new URL("../../../../../examples/shop/connectors/", import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const of = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

test.each(FILES)("%s keeps its comments when a policy changes, and nothing else moves", (file) => {
  const text = of(file);
  const comments = text.split("\n").filter((line) => line.trim().startsWith("#"));
  const [first] = operationsOf(text);
  if (!first) throw new Error("no operation");
  const changed = withPolicy(text, first.name, { limits: { per_day: 7 } });
  for (const line of comments) expect(changed).toContain(line.trim());
  expect(withPolicy(changed, first.name, { limits: first.limits }).trim()).toBe(print(read(text)).trim());
});

const SMALL = `# ours
connector: crm
title: {zh: 客户系统, en: CRM}
kind: mcp
base_url: https://crm.example.com/mcp # the real one
operations:
  # looks only
  find: {title: {zh: 查, en: Find}, writes: false}
  add: {title: 新增, writes: true, confirm: {by: customer, text: {zh: 将新增。}}}
`;

test("operations are listed, taken away, added under a name of their own", () => {
  expect(operationsOf(SMALL).map((one) => [one.name, one.writes])).toEqual([
    ["find", false],
    ["add", true],
  ]);
  expect(operationsOf(without(SMALL, "add")).map((one) => one.name)).toEqual(["find"]);
  const more = withOperation(withOperation(SMALL, "getOrder"), "find");
  expect(operationsOf(more).map((one) => one.name)).toEqual(["find", "add", "get_order", "find_2"]);
  expect(more).toContain("# looks only");
});

test("what stands at the top changes where it stands, and a broken file is left alone", () => {
  expect(topOf(SMALL, "base_url")).toBe("https://crm.example.com/mcp");
  expect(withTop(SMALL, "base_url", "https://x.example.com")).toContain(
    "base_url: https://x.example.com # the real one",
  );
  expect(withTop(SMALL, "sandbox_url", undefined)).toBe(SMALL);
  expect(withTop("a: [", "b", 1)).toBe("a: [");
  expect(operationsOf("a: [")).toEqual([]);
});
