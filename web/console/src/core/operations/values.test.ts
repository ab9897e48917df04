import { expect, test } from "vitest";
import { argumentsOf, kindOf, missing, worded } from "./values";

test("a field fits its schema", () => {
  expect(kindOf({ type: "string" })).toBe("text");
  expect(kindOf({ type: ["integer", "null"] })).toBe("number");
  expect(kindOf({ enum: ["a"], type: "string" })).toBe("choice");
  expect(kindOf({ type: "array" })).toBe("json");
  expect(kindOf({ anyOf: [{ type: "array", items: { type: "string" } }, { type: "null" }] })).toBe("texts");
  expect(kindOf({ anyOf: [{ type: "object", properties: { city: {} } }, { type: "null" }] })).toBe("parts");
  expect(kindOf({ anyOf: [{ type: "string" }, { type: "object" }] })).toBe("json");
  expect(kindOf({ type: "boolean" })).toBe("flag");
});

test("arguments leave out what is empty and read JSON", () => {
  const schema = {
    properties: { id: { type: "string" }, items: { type: "array" }, n: { type: "integer" } },
    required: ["id"],
  };
  expect(argumentsOf(schema, { id: "W1", items: '["a"]', n: null })).toEqual({ id: "W1", items: ["a"] });
  expect(() => argumentsOf(schema, { items: "[" })).toThrow(SyntaxError);
  expect(missing(schema, { id: "" })).toEqual(["id"]);
});

test("words in the other language where one is missing", () => {
  expect(worded({ zh: "取消" }, "en")).toBe("取消");
  expect(worded({ zh: "取消", en: "Cancel" }, "en")).toBe("Cancel");
});

test("parts are filled one by one, and count once one of them is given", () => {
  const address = { type: "object", properties: { city: {}, line1: {} }, required: ["city", "line1"] };
  const schema = { properties: { address: { anyOf: [address, { type: "null" }] } }, required: [] };
  expect(missing(schema, {})).toEqual([]);
  expect(missing(schema, { address: { city: "" } })).toEqual([]);
  expect(missing(schema, { address: { city: "杭州" } })).toEqual(["address.line1"]);
  expect(argumentsOf(schema, { address: { city: "", line1: "" } })).toEqual({});
  expect(argumentsOf(schema, { address: { city: "杭州", line1: "" } })).toEqual({ address: { city: "杭州" } });
  expect(missing({ ...schema, required: ["address"] }, {})).toEqual(["address"]);
});
