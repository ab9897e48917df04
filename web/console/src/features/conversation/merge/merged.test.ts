import type { Message } from "@api/contract";
import type { MergedPart } from "@api/merging";
import { expect, test } from "vitest";
import { interleave, numberOf } from "./merged";

const said = (conversation_id: string, seq: number, at: string, kind = "text") =>
  ({ id: `${conversation_id}${seq}`, conversation_id, seq, kind, created_at: `2026-01-01T${at}Z` }) as Message;
const part = (id: string, number: number, messages: Message[]) => ({ id, number, messages }) as MergedPart;

const own = [said("a", 4, "10:00:00"), said("a", 5, "10:10:00")];
const ids = (messages: Message[]) => messages.map((m) => m.id);

test("what was merged stands between its neighbours in time, without the system's lines", () => {
  const parts = [
    part("b", 7, [said("b", 1, "10:05:00"), said("b", 2, "10:20:00"), said("b", 3, "10:21:00", "event")]),
    part("c", 8, [said("c", 1, "09:00:00")]),
  ];
  expect(ids(interleave(own, parts, false))).toEqual(["c1", "a4", "b1", "a5", "b2"]);
  expect(numberOf(parts, said("c", 1, "09:00:00"))).toBe(8);
});

test("what is older than the page that is there comes with the earlier page", () => {
  expect(ids(interleave(own, [part("c", 8, [said("c", 1, "09:00:00")])], true))).toEqual(["a4", "a5"]);
});

test("nothing merged: the very same list", () => {
  expect(interleave(own, [], false)).toBe(own);
});
