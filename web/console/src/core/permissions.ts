import type { Me } from "@api/contract";

/** Whether the signed-in person holds a permission in any scope; the server judges each object again. */
export function can(me: Me, permission: string): boolean {
  return me.grants.some((g) => g.permission === permission);
}

/** Whether the permission reaches beyond one's own conversations. */
export function canWidely(me: Me, permission: string): boolean {
  return me.grants.some((g) => g.permission === permission && (g.scope === "all" || g.scope === "team"));
}
