import type { Grant } from "@api/contract";

/** Permissions in the order people think of them, by what they are about. */
export const AREAS: { key: string; permissions: string[] }[] = [
  {
    key: "conversation",
    permissions: [
      "conversation.read",
      "conversation.reply",
      "conversation.assign",
      "conversation.resolve",
      "canned_reply.manage",
      "inbox_view.manage",
    ],
  },
  { key: "customer", permissions: ["customer.read", "customer.edit", "customer.unmask", "customer.erase"] },
  { key: "knowledge", permissions: ["knowledge.read", "knowledge.edit", "knowledge.publish"] },
  { key: "work", permissions: ["action.run", "action.read", "report.read", "quality.review"] },
  { key: "staff", permissions: ["staff.read", "staff.manage", "role.manage"] },
  {
    key: "house",
    permissions: [
      "inbox.manage",
      "channel.write",
      "api_key.manage",
      "connector.manage",
      "model.manage",
      "jobs.manage",
      "audit.read",
      "workspace.manage",
    ],
  },
];

export type Scope = Grant["scope"];
const SCOPES: Scope[] = ["own", "team", "mentioned", "all"];

/** Permissions that reach only as far as their scope; every other one is held for the whole workspace or not at all. */
const SCOPED =
  /^(conversation|customer)\.|^(report\.read|quality\.review|channel\.write|(canned_reply|inbox_view)\.manage)$/;
/** Of these there is no "own" or "team" to speak of in the console: they are given whole. */
export const isScoped = (permission: string) => SCOPED.test(permission);

/** Permissions about teams alone: one's own needs none, and there is no channel to limit them to. */
const OF_TEAMS = new Set(["canned_reply.manage", "inbox_view.manage"]);
const isLimited = (permission: string) => isScoped(permission) && !OF_TEAMS.has(permission);
/** How far a permission can reach. */
export const scopesOf = (permission: string): Scope[] => (OF_TEAMS.has(permission) ? ["team", "all"] : SCOPES);

/** The scopes in which a permission is held, by permission. */
export function byPermission(grants: Grant[]): Record<string, Grant[]> {
  const out: Record<string, Grant[]> = {};
  for (const grant of grants) {
    const held = out[grant.permission] ?? [];
    held.push(grant);
    out[grant.permission] = held;
  }
  for (const held of Object.values(out)) held.sort((a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope));
  return out;
}

/** The grants with other scopes for one permission; limits to channels stay with the scopes that stay. */
export function withScopes(grants: Grant[], permission: string, scopes: Scope[]): Grant[] {
  const last = scopes.at(-1);
  const wanted = last === "all" ? ["all" as const] : scopes.filter((s) => s !== "all");
  const held = grants.filter((g) => g.permission === permission);
  const limit = held[0]?.inbox_ids ?? commonLimit(grants);
  return [
    ...grants.filter((g) => g.permission !== permission),
    ...wanted.flatMap((scope) => {
      const kept = held.filter((g) => g.scope === scope); // several, when each is limited to channels of its own
      return kept.length ? kept : [{ permission, scope, inbox_ids: isLimited(permission) ? limit : null }];
    }),
  ];
}

/** The channels to which every grant that can be limited is limited; null: none, or not all to the same. */
export function commonLimit(grants: Grant[]): string[] | null {
  const limits = grants.filter((g) => isLimited(g.permission)).map((g) => g.inbox_ids);
  const first = limits[0];
  if (!first || limits.some((l) => !l || [...l].sort().join() !== [...first].sort().join())) return null;
  return first;
}

/** Whether the grants are limited to channels in ways that one choice for all of them cannot show. */
export function mixedLimits(grants: Grant[]): boolean {
  return commonLimit(grants) === null && grants.some((g) => g.inbox_ids !== null);
}

/** The same grants, limited to these channels (none: to no channel in particular). */
export function limitTo(grants: Grant[], inboxIds: string[]): Grant[] {
  const limit = inboxIds.length ? inboxIds : null;
  return grants.map((g) => (isLimited(g.permission) ? { ...g, inbox_ids: limit } : g));
}
