import type { Reach } from "@api/canned";
import type { Me, Row } from "@api/contract";
import type { Team } from "@api/settings";

/** Whether the signed-in person holds a permission in any scope; the server judges each object again. */
export function can(me: Me, permission: string): boolean {
  return me.grants.some((g) => g.permission === permission);
}

const ASSIGN = "conversation.assign";

type Subject = Pick<Row, "inbox" | "team_id" | "owner" | "mentioned">;

/** Whether the signed-in person holds a permission on this conversation: the server's `visible` rule, to draw buttons by. */
export function canOn(me: Me, permission: string, row: Subject): boolean {
  const own = row.owner.kind === "person" && row.owner.id === (me.agent?.id ?? me.user.id);
  const team = own || (row.team_id !== null && (me.agent?.team_ids.includes(row.team_id) ?? false));
  const reach = { all: true, mentioned: row.mentioned, team, own };
  return me.grants.some(
    (g) => g.permission === permission && reach[g.scope] && (!g.inbox_ids || g.inbox_ids.includes(row.inbox.id)),
  );
}

/** Whether one may take a conversation over: it is free, or one may reassign what a colleague has. */
export function mayTake(me: Me, row: Subject): boolean {
  const colleague = row.owner.kind === "person" && row.owner.id !== me.agent?.id;
  return me.agent !== null && canOn(me, "conversation.reply", row) && (!colleague || canOn(me, ASSIGN, row));
}

/** For whom the signed-in person may keep what can be shared: himself, these teams, everybody. The server judges each again. */
export function sharing(me: Me, permission: string, teams: Team[]): { reaches: Reach[]; teams: Team[] } {
  const held = me.grants.filter((g) => g.permission === permission && !g.inbox_ids);
  const all = held.some((g) => g.scope === "all");
  const mine = new Set(held.some((g) => g.scope === "team") ? me.agent?.team_ids : []);
  const own = all ? teams : teams.filter((team) => mine.has(team.id));
  return {
    teams: own,
    reaches: ["personal", ...(own.length ? ["team" as const] : []), ...(all ? ["workspace" as const] : [])],
  };
}
