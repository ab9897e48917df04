/** Reads of the live state: rows of a view in order, messages of a conversation, membership, typing. */
import type { Actor, Counts, Id, Message, Row, View } from "../../../../api-client/src/contract.ts";
import type { ListQuery, LiveState, Pending, Seen } from "./state.ts";

export const views: View[] = ["mine", "unassigned", "team", "assistant", "mentioned", "all"];

/** Whether a row belongs to a view, for this viewer. */
export function inView(row: Row, view: View, me: { agent_id: Id | null; team_ids: Id[] }): boolean {
  switch (view) {
    case "mine":
      return row.owner.kind === "person" && row.owner.id !== null && row.owner.id === me.agent_id;
    case "unassigned":
      return row.owner.kind === "queue";
    case "team":
      return row.team_id !== null && me.team_ids.includes(row.team_id);
    case "assistant":
      return row.owner.kind === "assistant";
    case "mentioned":
      return row.mentioned;
    case "all":
      return true;
  }
}

/** Whether a row belongs to the list as asked; a search cannot be judged here, so only what the server gave matches it. */
export function matches(row: Row, query: ListQuery): boolean {
  if (query.status !== "any" && row.status !== query.status) return false;
  if (query.inbox_id && row.inbox.id !== query.inbox_id) return false;
  return inView(row, query.view, query);
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The server's order: longest waiting first and those who do not wait last, by id; or latest change first. */
export function compareRows(sort: ListQuery["sort"]) {
  return (a: Row, b: Row): number => {
    if (sort === "waiting" && a.waiting_since !== b.waiting_since) {
      if (a.waiting_since === null) return 1;
      if (b.waiting_since === null) return -1;
      return text(a.waiting_since, b.waiting_since);
    }
    if (sort === "waiting") return text(a.id, b.id);
    return text(b.updated_at, a.updated_at) || text(b.id, a.id);
  };
}

/** The rows of the list in order. */
export function rowsOf(state: LiveState): Row[] {
  const { query, loaded, horizon } = state.list;
  const order = compareRows(query.sort);
  const rows: Row[] = [];
  for (const row of Object.values(state.rows)) {
    if (!matches(row, query)) continue;
    if (!loaded[row.id] && (query.q || (horizon && order(row, horizon) > 0))) continue;
    rows.push(row);
  }
  return rows.sort(order);
}

/** The accepted messages of a conversation, oldest first. */
export function messagesOf(state: LiveState, id: Id): Message[] {
  const conversation = state.conversations[id];
  return conversation ? Object.values(conversation.messages).sort((a, b) => a.seq - b.seq) : [];
}

/** What was written here and is not acknowledged, oldest first. */
export function pendingOf(state: LiveState, id: Id): Pending[] {
  return Object.values(state.outbox)
    .filter((p) => p.conversation_id === id)
    .sort((a, b) => text(a.created_at, b.created_at));
}

const TYPING_MS = 6_000;
const VIEWING_MS = 45_000;

function fresh(seen: Record<string, Seen> | undefined, now: number, ms: number): Actor[] {
  return Object.values(seen ?? {})
    .filter((s) => now - s.at < ms)
    .map((s) => s.actor);
}

/** Who is typing in a conversation now. */
export const typingIn = (state: LiveState, id: Id, now: number) => fresh(state.typing[id], now, TYPING_MS);

/** Who else looks at a conversation now. */
export const viewersOf = (state: LiveState, id: Id, now: number) => fresh(state.viewing[id], now, VIEWING_MS);

/** The change to the counts when a row changes; the counts are of open conversations. */
export function shiftCounts(counts: Counts, before: Row | null, after: Row | null, me: ListQuery): Counts {
  const next = { ...counts };
  for (const view of views) {
    const was = before !== null && before.status === "open" && inView(before, view, me);
    const is = after !== null && after.status === "open" && inView(after, view, me);
    if (was !== is) next[view] = Math.max(0, next[view] + (is ? 1 : -1));
  }
  return next;
}

/**
 * Keeps the order a person is looking at: rows shown before stay where they are, with their new content; those that left
 * stay as they were last known; new ones are counted instead of pushed in.
 */
export function holdOrder(
  shown: Row[],
  rows: Row[],
  known: Record<Id, Row>,
): { rows: Row[]; arrived: number; left: Id[] } {
  const now = new Map(rows.map((r) => [r.id, r]));
  const held = new Set(shown.map((r) => r.id));
  return {
    rows: shown.map((r) => now.get(r.id) ?? known[r.id] ?? r),
    arrived: rows.filter((r) => !held.has(r.id)).length,
    left: shown.filter((r) => !now.has(r.id)).map((r) => r.id),
  };
}
