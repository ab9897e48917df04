import type { Attachment } from "@api/contract";
import type { ScheduledReply } from "@api/writing";
import { expect, test } from "vitest";
import { EMPTY, isEmpty, ofDevice, takenBack } from "./words";

const file: Attachment = { id: "f", name: "a.png", media_type: "image/png", size: 1, url: "/a" };
const reply = {
  parts: [
    { kind: "image", content: { attachment: file } },
    { kind: "markdown", content: { text: "**hello**" } },
    { kind: "card", content: { title: "Fan" } },
  ],
  reply_to: "m",
} as unknown as ScheduledReply;

test("what is taken back stands before what was written since, with its files and its Markdown", () => {
  expect(takenBack(reply, EMPTY)).toEqual({
    text: "**hello**",
    rich: true,
    reply_to: "m",
    files: [file],
    cards: [{ title: "Fan" }],
  });
  expect(takenBack(reply, { ...EMPTY, text: "more" }).text).toBe("**hello**\nmore");
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
