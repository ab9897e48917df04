/** Reads of the live state: rows of a view in order, messages of a conversation, membership, typing. */
import type { Actor, Id, Message, Row, View } from "../../../../api-client/src/contract.ts";
import type { ConversationState, ListQuery, LiveState, Pending, Seen } from "./state.ts";

export const views: View[] = ["mine", "unassigned", "team", "assistant", "mentioned", "following", "all"];

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
    case "following":
      return row.followed;
    case "all":
      return true;
  }
}

const held = <T>(wanted: T[], value: T | null) => !wanted.length || (value !== null && wanted.includes(value));

function owned(row: Row, owner: string, me: Id | null): boolean {
  if (owner === "assistant" || owner === "queue") return row.owner.kind === owner;
  const wanted = owner === "me" ? me : owner;
  return wanted !== null && row.owner.id === wanted;
}

/**
 * Whether a row belongs to the list as asked: the server's `filters.conditions` for one row. A search cannot be judged here,
 * so only what the server gave matches it.
 */
export function matches(row: Row, query: ListQuery, now: number = Date.now()): boolean {
  if (query.status !== "any" && row.status !== query.status) return false;
  if (!inView(row, query.view, query)) return false;
  if (!held(query.inbox_id, row.inbox.id) || !held(query.priority, row.priority)) return false;
  if (!held(query.team_id, row.team_id)) return false;
  if (query.queue_id.length && (row.owner.kind === "assistant" || !held(query.queue_id, row.queue_id))) return false;
  if (query.owner.length && !query.owner.some((one) => owned(row, one, query.agent_id))) return false;
  if (query.handed_over !== null && (row.handover !== null) !== query.handed_over) return false;
  if (query.unread !== null && row.unread > 0 !== query.unread) return false;
  if (query.waiting_over_s === null) return true;
  return row.waiting_since !== null && now - Date.parse(row.waiting_since) >= query.waiting_over_s * 1_000;
}

/** Whether rows come and go without a fact about them: only the server knows what such a question holds. */
export const uncertain = (query: ListQuery) => Boolean(query.q) || query.waiting_over_s !== null;

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const last = "\uffff";
const RANK = { urgent: 0, high: 1, normal: 2, low: 3 };

/** The server's order. Longest waiting, soonest due, most urgent: those who do not wait come last; equals by id. */
export function compareRows(sort: ListQuery["sort"]) {
  const waits = (a: Row, b: Row) => text(a.waiting_since ?? last, b.waiting_since ?? last) || text(a.id, b.id);
  switch (sort) {
    case "waiting":
      return waits;
    case "service_level":
      return (a: Row, b: Row) => text(a.due_at ?? last, b.due_at ?? last) || waits(a, b);
    case "priority":
      return (a: Row, b: Row) => RANK[a.priority] - RANK[b.priority] || waits(a, b);
    case "newest":
      return (a: Row, b: Row) => text(b.updated_at, a.updated_at) || text(b.id, a.id);
  }
}

/** The rows of the list in order. */
export function rowsOf(state: LiveState, now: number = Date.now()): Row[] {
  const { query, loaded, horizon } = state.list;
  const order = compareRows(query.sort);
  const rows: Row[] = [];
  for (const row of Object.values(state.rows)) {
    if (!matches(row, query, now)) continue;
    if (!loaded[row.id] && (query.q || (horizon && order(row, horizon) > 0))) continue;
    rows.push(row);
  }
  return rows.sort(order);
}

/** The accepted messages of a conversation, oldest first. */
export function messagesOf(conversation: ConversationState | undefined): Message[] {
  return conversation ? Object.values(conversation.messages).sort((a, b) => a.seq - b.seq) : [];
}

/** What was written here and is not acknowledged, oldest first. */
export function pendingOf(outbox: LiveState["outbox"], id: Id): Pending[] {
  return Object.values(outbox)
    .filter((p) => p.conversation_id === id)
    .sort((a, b) => text(a.created_at, b.created_at));
}

const TYPING_MS = 6_000;
const VIEWING_MS = 45_000;

type SeenIn = Record<string, Seen> | undefined;

const fresh = (seen: SeenIn, now: number, ms: number): Seen[] =>
  Object.values(seen ?? {}).filter((s) => now - s.at < ms);

/** Which customers are typing in a conversation now. */
export const typingIn = (typing: SeenIn, now: number): Actor[] =>
  fresh(typing, now, TYPING_MS)
    .map((s) => s.actor)
    .filter((a) => a.kind === "customer");

/** Which colleagues are writing there now, replies or notes. */
export const writersIn = (typing: SeenIn, now: number): Seen[] =>
  fresh(typing, now, TYPING_MS).filter((s) => s.actor.kind === "person");

/** Who else looks at a conversation now. */
export const viewersOf = (viewing: SeenIn, now: number): Actor[] => fresh(viewing, now, VIEWING_MS).map((s) => s.actor);

/** The newest message that a colleague added behind `seq`: he was quicker. */
export function addedBy(messages: Message[], seq: number, own: Id[]): Message | undefined {
  return messages.findLast(
    (m) => m.seq > seq && m.kind !== "event" && m.author.kind === "person" && !own.includes(m.author.id ?? ""),
  );
}

/** How many a view that reaches resolved conversations is counted up to. */
const COUNTED = 1_000;

/** The change to the counts when a row changes: of open conversations in the inbox's own views, and of saved views. */
export function shiftCounts(state: LiveState, before: Row | null, after: Row | null): LiveState {
  if (!state.counts) return state;
  const me = state.list.query;
  const counts = { ...state.counts };
  for (const view of views) {
    const was = before !== null && before.status === "open" && inView(before, view, me);
    const is = after !== null && after.status === "open" && inView(after, view, me);
    if (was !== is) counts[view] = Math.max(0, counts[view] + (is ? 1 : -1));
  }
  let { countsStale } = state;
  const savedCounts = { ...state.savedCounts };
  for (const [id, query] of Object.entries(state.saved)) {
    const count = savedCounts[id] ?? 0;
    const full = count >= COUNTED && (query.status === "any" || query.status === "resolved");
    if (uncertain(query)) countsStale = true;
    else if (!full) {
      const was = before !== null && matches(before, query);
      const is = after !== null && matches(after, query);
      if (was !== is) savedCounts[id] = Math.max(0, count + (is ? 1 : -1));
    }
  }
  return { ...state, counts, savedCounts, countsStale };
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
