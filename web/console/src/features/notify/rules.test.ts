import { expect, test } from "vitest";
import type { Notifications, Told } from "../../../../api-client/src/notifications.ts";
import type { Fact } from "../../../../api-client/src/socket.ts";
import { message, row } from "../live/fixtures.ts";
import cases from "./cases.json";
import { toldBy, waysOf } from "./rules.ts";

type Who = "me" | "colleague" | "customer" | "assistant" | "system" | "queue";

/** One line of the table that the server's rule (tests/unit/alerts) keeps too. */
interface Case {
  says: string;
  type: string;
  actor: Who;
  owner: Who;
  told: Told | null;
  team?: "mine" | "other";
  mode?: string;
  followed?: boolean;
  mentioned?: boolean;
  message?: { direction: "in" | "out"; private: boolean; names?: boolean };
}

const self = { ids: ["me"], teamIds: ["mine"] };

function factOf(one: Case): Fact {
  const person = one.actor === "me" || one.actor === "colleague";
  const actor = { kind: person ? "person" : one.actor, id: one.actor, name: one.actor, avatar_url: null };
  const owner = one.owner === "me" || one.owner === "colleague" ? "person" : one.owner;
  const said = one.message;
  const text = "@Lin ?";
  return {
    position: 1,
    type: `${one.type}@1`,
    at: "",
    actor,
    conversation_id: "a",
    version: 1,
    agent: null,
    row: row("a", {
      owner: { kind: owner, id: one.owner, name: one.owner } as never,
      team_id: one.team ?? null,
      mode: (one.mode ?? "live") as never,
      followed: one.followed ?? false,
      mentioned: one.mentioned ?? said?.names ?? false,
    }),
    data: said ? { direction: said.direction, ...(said.names ? { named: true } : {}) } : {},
    message: said
      ? message("m", 2, { direction: said.direction, private: said.private, author: actor as never, content: { text } })
      : null,
  } as unknown as Fact;
}

test.each((cases as Case[]).map((one) => [one.says, one] as const))("%s", (_, one) => {
  expect(toldBy(factOf(one), self)).toBe(one.told);
});

test("a customer's words are told of where only who spoke is known", () => {
  const one = factOf((cases as Case[])[0] as Case);
  expect(toldBy({ ...one, message: null } as Fact, self)).toBe("replied");
});

test("one is told of a note whose words one does not look at", () => {
  const one = (cases as Case[]).find((some) => some.message?.names && some.actor === "colleague") as Case;
  expect(toldBy({ ...factOf(one), message: null } as Fact, self)).toBe("mentioned");
});

test("a row that is out of reach tells nothing", () => {
  expect(toldBy({ ...factOf((cases as Case[])[0] as Case), row: null } as Fact, self)).toBe(null);
});

test("nothing is told while one is left in peace or looks at it", () => {
  const chosen: Notifications = {
    assigned: ["page", "mail", "push"],
    replied: [],
    mentioned: [],
    waiting: [],
    quiet_until: null,
    digest_hour: null,
  };
  expect(waysOf("assigned", chosen, 0, false)).toEqual(["page"]);
  expect(waysOf("replied", chosen, 0, false)).toEqual([]);
  expect(waysOf("assigned", chosen, 0, true)).toEqual([]);
  const quiet = { ...chosen, quiet_until: "1970-01-01T00:00:10Z" };
  expect(waysOf("assigned", quiet, 9_999, false)).toEqual([]);
  expect(waysOf("assigned", quiet, 10_000, false)).toEqual(["page"]);
});
