import { expect, test } from "vitest";
import type { Notifications } from "../../../../api-client/src/notifications.ts";
import type { Fact } from "../../../../api-client/src/socket.ts";
import { message, row } from "../live/fixtures.ts";
import { toldBy, waysOf } from "./rules.ts";

const self = { ids: ["me"], name: "Lin", teamIds: ["t1"] };
const customer = { kind: "customer" as const, id: "c", name: "c", avatar_url: null };
const colleague = { kind: "person" as const, id: "she", name: "she", avatar_url: null };
const mine = { owner: { kind: "person" as const, id: "me", name: "Lin" } };
const queued = { owner: { kind: "queue" as const, id: null, name: "Q" }, team_id: "t1" };

const fact = (type: string, over: Partial<Fact>): Fact =>
  ({
    position: 1,
    type,
    at: "",
    actor: customer,
    conversation_id: "a",
    version: 1,
    message: null,
    agent: null,
    data: {},
    ...over,
  }) as Fact;

const note = (text: string) => message("m", 2, { private: true, author: colleague, content: { text } });

test.each([
  [
    "a customer writes in one's own",
    fact("message.added@1", { row: row("a", mine), message: message("m", 2) }),
    "replied",
  ],
  [
    "a customer writes where one follows",
    fact("message.added@1", { row: row("a", { followed: true }), data: { direction: "in" } }),
    "replied",
  ],
  ["a customer writes to somebody else", fact("message.added@1", { row: row("a"), message: message("m", 2) }), null],
  [
    "a colleague answers in one's own",
    fact("message.added@1", { row: row("a", mine), message: message("m", 2, { author: colleague }) }),
    null,
  ],
  [
    "one is named in a note",
    fact("message.added@1", { actor: colleague, row: row("a", { mentioned: true }), message: note("@Lin ?") }),
    "mentioned",
  ],
  [
    "a later note names somebody else",
    fact("message.added@1", { actor: colleague, row: row("a", { mentioned: true }), message: note("@Wu ?") }),
    null,
  ],
  [
    "a conversation is given to one",
    fact("conversation.assigned@2", { actor: colleague, row: row("a", mine) }),
    "assigned",
  ],
  [
    "one takes it oneself",
    fact("conversation.assigned@2", { actor: { ...colleague, id: "me" }, row: row("a", mine) }),
    null,
  ],
  ["somebody waits for one's team", fact("conversation.handed_over@1", { row: row("a", queued) }), "waiting"],
  [
    "somebody waits for another team",
    fact("conversation.handed_over@1", { row: row("a", { ...queued, team_id: "t2" }) }),
    null,
  ],
  [
    "a trial is no customer",
    fact("message.added@1", { row: row("a", { ...mine, mode: "test" }), message: message("m", 2) }),
    null,
  ],
  ["a row is not in reach", fact("message.added@1", { row: null, message: message("m", 2) }), null],
])("%s", (_, one, told) => {
  expect(toldBy(one, self)).toBe(told);
});

test("nothing is told while one is left in peace or looks at it", () => {
  const chosen: Notifications = { assigned: ["page"], replied: [], mentioned: [], waiting: [], quiet_until: null };
  expect(waysOf("assigned", chosen, 0, false)).toEqual(["page"]);
  expect(waysOf("replied", chosen, 0, false)).toEqual([]);
  expect(waysOf("assigned", chosen, 0, true)).toEqual([]);
  const quiet = { ...chosen, quiet_until: "1970-01-01T00:00:10Z" };
  expect(waysOf("assigned", quiet, 9_999, false)).toEqual([]);
  expect(waysOf("assigned", quiet, 10_000, false)).toEqual(["page"]);
});
