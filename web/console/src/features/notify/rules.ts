/** Whether a fact is worth telling this person of, and how. Pure. */
import type { Id } from "../../../../api-client/src/contract.ts";
import type { Notifications, Told, Way } from "../../../../api-client/src/notifications.ts";
import type { Fact } from "../../../../api-client/src/socket.ts";

export interface Self {
  ids: readonly Id[];
  teamIds: readonly Id[];
}

export const TOLD: readonly Told[] = ["assigned", "replied", "mentioned", "waiting"];
const OWNED = new Set(["conversation.assigned", "conversation.handed_over", "conversation.opened"]);

/** What a fact tells a person of; null for his own doings, for others' business and for what is no live conversation. */
export function toldBy(fact: Fact, self: Self): Told | null {
  const { row, actor } = fact;
  const name = fact.type.split("@")[0] ?? "";
  const own = actor.kind === "person" && actor.id !== null && self.ids.includes(actor.id);
  if (own || row?.mode !== "live") return null;
  const mine = row.owner.kind === "person" && row.owner.id !== null && self.ids.includes(row.owner.id);
  if (name === "message.added") {
    const said = fact.messages ?? (fact.message ? [fact.message] : []);
    if (fact.data.named === true) return "mentioned";
    // The words themselves come only for the conversation that is looked at; who spoke is told of each one.
    const wrote = fact.data.direction === "in" || said.some((one) => one.author.kind === "customer");
    return (mine || row.followed) && wrote ? "replied" : null;
  }
  if (!OWNED.has(name)) return null;
  if (mine) return "assigned";
  const ours = row.team_id === null || self.teamIds.includes(row.team_id);
  return row.owner.kind === "queue" && ours ? "waiting" : null;
}

const HERE: ReadonlySet<Way> = new Set(["page", "sound", "desktop"]); // by the others the server tells who is away

/** By which ways a person is told here and now: not while he is left in peace; of what he looks at by no way. */
export function waysOf(told: Told, chosen: Notifications, now: number, looking: boolean): Way[] {
  const quiet = chosen.quiet_until !== null && Date.parse(chosen.quiet_until) > now;
  return quiet || looking ? [] : chosen[told].filter((way) => HERE.has(way));
}
