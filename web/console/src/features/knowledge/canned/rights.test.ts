import type { Grant, Me } from "@api/contract";
import type { Team } from "@api/settings";
import { expect, test } from "vitest";
import { keepable } from "./rights";

const teams = ["t1", "t2"].map((id): Team => ({ id, name: id, member_ids: [], lead_ids: [] }));
const grant = (scope: Grant["scope"], inbox_ids: string[] | null = null): Grant => ({
  permission: "canned_reply.manage",
  scope,
  inbox_ids,
});
const who = (...grants: Grant[]) => ({ grants, agent: { team_ids: ["t1"] } }) as unknown as Me;

test.each([
  [who(), ["personal"], []],
  [who(grant("team")), ["personal", "team"], ["t1"]],
  [who(grant("all")), ["personal", "team", "workspace"], ["t1", "t2"]],
  [who(grant("all", ["i1"])), ["personal"], []],
  [{ ...who(grant("team")), agent: null } as Me, ["personal"], []],
])("who may keep replies for whom (%#)", (me, reaches, own) => {
  const may = keepable(me, teams);
  expect(may.reaches).toEqual(reaches);
  expect(may.teams.map((team) => team.id)).toEqual(own);
});
