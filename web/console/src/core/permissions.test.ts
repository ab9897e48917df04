import type { Grant, Me, Row } from "@api/contract";
import { expect, test } from "vitest";
import { mayTake } from "./permissions";

const me = (permissions: string[], scope = "all") =>
  ({
    user: { id: "u" },
    agent: { id: "a", team_ids: ["t"] },
    grants: permissions.map((permission) => ({ permission, scope, inbox_ids: null }) as unknown as Grant),
  }) as unknown as Me;
const row = (kind: string, id: string) =>
  ({ owner: { kind, id }, team_id: "t", inbox: { id: "i" }, mentioned: false }) as unknown as Row;
const REPLY = "conversation.reply";
const ASSIGN = "conversation.assign";

test.each([
  ["what waits in a queue", [REPLY], row("queue", "q"), true],
  ["what the assistant has", [REPLY], row("assistant", "x"), true],
  ["one's own", [REPLY], row("person", "a"), true],
  ["a colleague's, which the server refuses", [REPLY], row("person", "b"), false],
  ["a colleague's, with the right to reassign", [REPLY, ASSIGN], row("person", "b"), true],
  ["anything, without the right to reply", [ASSIGN], row("queue", "q"), false],
])("taking over %s", (_, permissions, of, may) => {
  expect(mayTake(me(permissions), of)).toBe(may);
});

test("who is no agent takes nothing over", () => {
  expect(mayTake({ ...me([REPLY, ASSIGN]), agent: null }, row("queue", "q"))).toBe(false);
});
