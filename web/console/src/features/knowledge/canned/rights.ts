import type { Reach } from "@api/canned";
import type { Me } from "@api/contract";
import type { Team } from "@api/settings";

/** For whom the signed-in person may keep replies; the server judges each again. */
export function keepable(me: Me, teams: Team[]): { reaches: Reach[]; teams: Team[] } {
  const held = me.grants.filter((g) => g.permission === "canned_reply.manage" && !g.inbox_ids);
  const all = held.some((g) => g.scope === "all");
  const mine = new Set(held.some((g) => g.scope === "team") ? me.agent?.team_ids : []);
  const own = all ? teams : teams.filter((team) => mine.has(team.id));
  return {
    teams: own,
    reaches: ["personal", ...(own.length ? ["team" as const] : []), ...(all ? ["workspace" as const] : [])],
  };
}
