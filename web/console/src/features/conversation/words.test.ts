import type { Attachment } from "@api/contract";
import { expect, test } from "vitest";
import { EMPTY, isEmpty, joined, ofDevice, same } from "./words";

const file: Attachment = { id: "f", name: "a.png", media_type: "image/png", size: 1, url: "/a" };
test("what two devices wrote is kept below one another, each file once", () => {
  const one = { ...EMPTY, text: "hello", files: [file] };
  const other = { ...EMPTY, text: "**more**", rich: true, reply_to: "m", files: [file], cards: [{ title: "Fan" }] };
  expect(joined(one, other)).toEqual({
    text: "hello\n**more**",
    rich: true,
    reply_to: "m",
    files: [file],
    cards: [{ title: "Fan" }],
  });
  expect([same(one, { ...one }), same(one, other)]).toEqual([true, false]);
});

test("the device's copy is read as this version and as earlier ones wrote it", () => {
  expect(ofDevice(null)).toBeNull();
  expect(ofDevice("plain words")).toEqual({ ...EMPTY, text: "plain words" });
  expect(ofDevice("42")).toEqual({ ...EMPTY, text: "42" });
  expect(ofDevice(JSON.stringify({ text: "x", rich: true }))).toEqual({ ...EMPTY, text: "x", rich: true });
});

test.each([
  [EMPTY, true],
  [{ ...EMPTY, text: " \n" }, true],
  [{ ...EMPTY, files: [file] }, false],
  [{ ...EMPTY, cards: [{ title: "Fan" }] }, false],
])("%j is empty: %j", (words, empty) => expect(isEmpty(words)).toBe(empty));
