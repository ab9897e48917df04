import type { Me, Row } from "@api/contract";

/** Whether the signed-in person holds a permission in any scope; the server judges each object again. */
export function can(me: Me, permission: string): boolean {
  return me.grants.some((g) => g.permission === permission);
}

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
