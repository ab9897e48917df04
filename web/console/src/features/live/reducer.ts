/**
 * Snapshot + facts = fresh snapshot. Pure: every function returns a new state and touches nothing else.
 *
 * Rules: a row is replaced only by one of the same or a later version; a message by what is known from a later position;
 * a fact that a snapshot already includes changes nothing; what was removed comes back only with a later position.
 */
import type { Agent, Id, InboxSnapshot, Message, Row } from "../../../../api-client/src/contract.ts";
import type { Fact, ServerFrame } from "../../../../api-client/src/socket.ts";
import { omit, settle } from "./outbox.ts";
import { applyPlaces, inOneFold, putRow, putRows, writable } from "./rows.ts";
import { shiftCounts } from "./selectors.ts";
import { type ConversationState, defaultQuery, type ListQuery, type LiveState } from "./state.ts";

export { messagesOf, pendingOf, rowsOf } from "./selectors.ts";
export { initial } from "./state.ts";
export { applyConversationSnapshot, applyEarlier, closeConversation } from "./transcript.ts";

/**
 * Takes the list as the server gave it. Rows known from later facts stay as they are; rows the server left out, and of which
 * no later fact spoke, are forgotten (but not conversations that are open). `append` adds a further page.
 */
export function applySnapshot(
  state: LiveState,
  snapshot: InboxSnapshot,
  query: ListQuery = defaultQuery,
  append = false,
): LiveState {
  let next = state;
  const loaded: Record<Id, true> = append ? { ...state.list.loaded } : {};
  if (!append) {
    const given = new Set(snapshot.items.map((r) => r.id));
    const keep = (id: Id) => given.has(id) || (state.rowAt[id] ?? -1) > snapshot.position || id in state.conversations;
    const rows = Object.fromEntries(Object.entries(state.rows).filter(([id]) => keep(id)));
    const rowAt = Object.fromEntries(Object.entries(state.rowAt).filter(([id]) => id in rows));
    next = { ...applyCounts(state, snapshot), rows, rowAt, listStale: false };
  }
  next = putRows(next, snapshot.items, snapshot.position);
  for (const row of snapshot.items) loaded[row.id] = true;
  const last = snapshot.items.at(-1) ?? null;
  const horizon = snapshot.next_cursor ? (last ?? state.list.horizon) : null;
  const position = append ? state.list.position : snapshot.position;
  return { ...next, list: { query, position, loaded, horizon, next_cursor: snapshot.next_cursor } };
}

/** Fresh counts, from a request that asked for them alone. */
export function applyCounts(state: LiveState, snapshot: InboxSnapshot): LiveState {
  return { ...state, counts: snapshot.counts, savedCounts: snapshot.saved_counts, countsStale: false };
}

/** Takes a message as the server's reply to sending it. Its fact may come before or after, or have come already. */
export function applySent(state: LiveState, message: Message): LiveState {
  const held = state.conversations[message.conversation_id];
  const settled = settle(state, [message]);
  if (!held || message.id in held.messages) return settled;
  const conversation = { ...held, messages: { ...held.messages, [message.id]: message } };
  return { ...settled, conversations: { ...settled.conversations, [message.conversation_id]: conversation } };
}

/** Takes a row that a request returned; its version decides. */
export function applyRow(state: LiveState, row: Row): LiveState {
  const before = state.rows[row.id] ?? null;
  const next = putRow(state, row, state.rowAt[row.id] ?? state.list.position);
  return next === state || !before ? next : shiftCounts(next, before, row);
}

/** Takes what saved views ask for; how many each holds comes with the next snapshot. */
export function applySaved(state: LiveState, saved: Record<Id, ListQuery>): LiveState {
  const known = Object.keys(saved).every((id) => id in state.savedCounts);
  return { ...state, saved, countsStale: state.countsStale || !known };
}

/** Takes the list of agents; what facts said later stays. */
export function applyAgents(state: LiveState, agents: Agent[]): LiveState {
  const merged = { ...state.agents };
  for (const agent of agents) if (!(agent.id in state.agentAt)) merged[agent.id] = agent;
  return { ...state, agents: merged };
}

/** Whether a message belongs to an earlier page that was not read: alone it would leave a gap that no page fills. */
function beyond(held: ConversationState, message: Message): boolean {
  if (!held.has_earlier || message.id in held.messages) return false;
  const known = Object.values(held.messages);
  return known.length > 0 && known.every((one) => one.seq > message.seq);
}

function applyMessageFact(state: LiveState, fact: Fact): LiveState {
  const id = fact.conversation_id;
  const held = id ? state.conversations[id] : undefined;
  if (!id || !held || fact.position <= held.position) return state;
  const said = fact.messages ?? (fact.message ? [fact.message] : []);
  if (!said.length) {
    if (!fact.type.startsWith("message.")) return state;
    return { ...state, conversations: { ...state.conversations, [id]: { ...held, stale: true } } };
  }
  const messages = writable(held.messages);
  const at = writable(held.at);
  let typing = state.typing[id] ?? {};
  for (const message of said) {
    if ((at[message.id] ?? -1) >= fact.position || beyond(held, message)) continue;
    messages[message.id] = message;
    at[message.id] = fact.position;
    typing = omit(typing, `${message.author.kind}:${message.author.id}`);
  }
  const next = {
    ...state,
    conversations: { ...state.conversations, [id]: { ...held, messages, at } },
    typing: typing === state.typing[id] ? state.typing : { ...state.typing, [id]: typing },
  };
  return settle(next, said);
}

function applyRowFact(state: LiveState, fact: Fact): LiveState {
  const { row } = fact;
  if (!row) return state;
  const before = state.rows[row.id] ?? null;
  const opened = (state.conversations[row.id]?.position ?? Number.POSITIVE_INFINITY) < fact.position;
  if (!before && fact.position <= state.list.position && !opened) return state; // the list already spoke of it
  const next = putRow(state, row, fact.position);
  if (next === state || !state.counts || fact.position <= state.list.position) return next;
  if (!before && fact.type !== "conversation.opened") return { ...next, countsStale: true };
  const counted = shiftCounts(next, before, row);
  // A row met for the first time may have been counted already, beyond the page: count again when it is quiet.
  return before ? counted : { ...counted, countsStale: true };
}

/** What a customer is called, or who he became, changes rows and the authors of messages, but no counts. */
function applyCustomerFact(state: LiveState, fact: Fact): LiveState {
  let next = state;
  for (const row of fact.rows ?? []) {
    if (!next.rows[row.id] && fact.position <= next.list.position) continue;
    next = putRow(next, row, fact.position);
    const held = next.conversations[row.id];
    if (held && fact.position > held.position)
      next = { ...next, conversations: { ...next.conversations, [row.id]: { ...held, stale: true } } };
  }
  return next;
}

function applyFact(state: LiveState, fact: Fact): LiveState {
  let next = applyCustomerFact(applyMessageFact(applyRowFact(state, fact), fact), fact);
  const { agent } = fact;
  if (agent && (next.agentAt[agent.id] ?? -1) < fact.position) {
    const agents = { ...next.agents, [agent.id]: agent };
    next = { ...next, agents, agentAt: { ...next.agentAt, [agent.id]: fact.position } };
  }
  return next;
}

function applyRemoved(state: LiveState, id: Id, position: number): LiveState {
  if ((state.rowAt[id] ?? -1) > position) return state;
  const before = state.rows[id] ?? null;
  const counted = before ? shiftCounts(state, before, null) : { ...state, countsStale: true };
  return {
    ...counted,
    rows: omit(state.rows, id),
    rowAt: omit(state.rowAt, id),
    conversations: omit(state.conversations, id),
    gone: { ...state.gone, [id]: position },
  };
}

/** Marks what was known before a position as to be fetched again. */
function stale(state: LiveState, before: number): LiveState {
  const conversations = Object.fromEntries(
    Object.entries(state.conversations).map(([id, c]) => [id, c.position < before ? { ...c, stale: true } : c]),
  );
  return { ...state, listStale: state.listStale || state.list.position < before, conversations };
}

function applySignal(state: LiveState, frame: ServerFrame & { t: "signal" }, now: number): LiveState {
  const { kind, conversation_id: id, actor, data } = frame;
  if (kind === "queue") return applyPlaces(state, { position: data.position, of: data.places });
  if (!id || (kind !== "typing" && kind !== "viewing")) return state;
  const key = `${actor.kind}:${actor.id}`;
  const held = state[kind][id] ?? {};
  const seen =
    data.on === false ? omit(held, key) : { ...held, [key]: { actor, at: now, note: data.private === true } };
  return { ...state, [kind]: { ...state[kind], [id]: seen } };
}

/** Takes one frame of the socket. `now` (ms) dates the signals. */
export function applyFrame(state: LiveState, frame: ServerFrame, now: number = Date.now()): LiveState {
  switch (frame.t) {
    case "welcome": {
      if (frame.resumed && state.cursor !== null) return state; // without a cursor there was nothing to resume
      return stale({ ...state, cursor: frame.position }, frame.position);
    }
    case "facts": {
      const seen = state.cursor ?? -1;
      const facts = frame.items.filter((f) => f.position > seen);
      return { ...inOneFold(() => facts.reduce(applyFact, state)), cursor: Math.max(seen, frame.position) };
    }
    case "removed":
      return {
        ...applyRemoved(state, frame.conversation_id, frame.position),
        cursor: Math.max(state.cursor ?? -1, frame.position),
      };
    case "resync":
      return stale({ ...state, cursor: null }, Number.POSITIVE_INFINITY);
    case "signal":
      return applySignal(state, frame, now);
    default:
      return state;
  }
}
