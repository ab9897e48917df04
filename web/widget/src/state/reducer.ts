/**
 * The widget's state: snapshot + facts + the outbox of what is not acknowledged. Pure: no I/O, no DOM, no clock.
 *
 * Facts with a position at or below the one held are repeats and change nothing. While a snapshot is awaited
 * (start, resync) facts are held back and applied on top of it.
 */
import { afterSnapshot, belongsToWindow, upsert } from "./messages";
import type { Acknowledgement, Actor, Conversation, Fact, Message, OutboxItem, Snapshot } from "./types";

export type Link = "connecting" | "online" | "offline";

export interface State {
  /** Everything up to this position of the log is in here; -1 before the first snapshot. */
  position: number;
  awaiting: boolean;
  held: Fact[];
  conversation: Conversation | null;
  messages: Message[];
  hasEarlier: boolean;
  outbox: OutboxItem[];
  typing: Actor | null;
  stream: { turn_id: string; text: string; author: Actor } | null;
  link: Link;
}

export type Action =
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "facts"; items: Fact[] }
  | { type: "conversation"; conversation: Conversation }
  | { type: "resync" }
  | { type: "earlier"; items: Message[]; has_earlier: boolean }
  | { type: "typing"; actor: Actor; on: boolean }
  | { type: "token"; turn_id: string; text: string; actor: Actor }
  | { type: "queued"; item: OutboxItem }
  | { type: "outbox"; items: OutboxItem[] }
  | { type: "item"; client_id: string; change: Partial<OutboxItem> }
  | { type: "acknowledged"; ack: Acknowledgement }
  | { type: "dropped"; client_id: string }
  | { type: "link"; link: Link }
  | { type: "reset" };

export const initial: State = {
  position: -1,
  awaiting: true,
  held: [],
  conversation: null,
  messages: [],
  hasEarlier: false,
  outbox: [],
  typing: null,
  stream: null,
  link: "connecting",
};

/** Order in which outbox items are sent and shown. */
export function outboxOrder(a: OutboxItem, b: OutboxItem): number {
  return a.created_at - b.created_at || (a.client_id < b.client_id ? -1 : 1);
}

/** The outbox without what the transcript already holds: the client id is the same on both sides. */
function settle(outbox: OutboxItem[], messages: Message[]): OutboxItem[] {
  if (outbox.length === 0) return outbox;
  const arrived = new Set(messages.map((message) => message.client_id));
  return outbox.some((item) => arrived.has(item.client_id))
    ? outbox.filter((item) => !arrived.has(item.client_id))
    : outbox;
}

function newerConversation(held: Conversation | null, next: Conversation): Conversation {
  if (!held) return next;
  if (held.id === next.id) return next.version >= held.version ? next : held;
  return next.number >= held.number ? next : held;
}

function applyFact(state: State, fact: Fact): State {
  if (fact.position <= state.position) return state;
  const next: State = { ...state, position: fact.position };
  if (fact.conversation) next.conversation = newerConversation(state.conversation, fact.conversation);
  const messages = (fact.messages ?? (fact.message ? [fact.message] : [])).filter((message) =>
    belongsToWindow(state.messages, message, state.hasEarlier),
  );
  next.messages = upsert(state.messages, messages);
  next.outbox = settle(state.outbox, messages);
  const known = new Set(state.messages.map((message) => message.id));
  const said = messages.filter((message) => message.direction === "out" && !known.has(message.id));
  if (said.length) {
    next.typing = next.stream = null; // what was being written is said, or somebody else speaks now
  }
  return next;
}

function applySnapshot(state: State, snapshot: Snapshot): State {
  // One that raced with newer facts says nothing new; one that was asked for counts even if the log was restored.
  if (!state.awaiting && snapshot.position < state.position) return state;
  const messages = afterSnapshot(state.messages, snapshot.messages);
  const fresh: State = {
    ...state,
    position: snapshot.position,
    awaiting: false,
    held: [],
    conversation: snapshot.conversation,
    messages,
    // Pages kept in front of the snapshot know better than it does what stands before them.
    hasEarlier:
      messages[0] !== snapshot.messages[0] && state.messages.includes(messages[0] as Message)
        ? state.hasEarlier
        : (snapshot.has_earlier ?? (messages[0]?.seq ?? 1) > 1),
    outbox: settle(state.outbox, messages),
    typing: null,
    stream: null,
  };
  return state.held.reduce(applyFact, fresh);
}

function fromAcknowledgement(item: OutboxItem, ack: Acknowledgement): Message {
  return {
    id: ack.id,
    conversation_id: ack.conversation_id,
    seq: ack.seq,
    client_id: item.client_id,
    direction: "in",
    author: { kind: "customer", id: null, name: "", avatar_url: null },
    kind: item.kind,
    content: item.content,
    state: "accepted",
    failure: null,
    created_at: ack.created_at,
    reply_to: item.reply_to,
    local: true,
  };
}

function acknowledge(state: State, ack: Acknowledgement): State {
  const item = state.outbox.find((queued) => queued.client_id === ack.client_id);
  if (!item) return state;
  const outbox = state.outbox.filter((queued) => queued !== item);
  if (state.messages.some((message) => message.id === ack.id)) return { ...state, outbox };
  return { ...state, outbox, messages: upsert(state.messages, [fromAcknowledgement(item, ack)]) };
}

function mergeOutbox(state: State, items: OutboxItem[]): State {
  const known = new Set(state.outbox.map((item) => item.client_id));
  const added = settle(
    items.filter((item) => !known.has(item.client_id)),
    state.messages,
  );
  if (added.length === 0) return state;
  return { ...state, outbox: [...state.outbox, ...added].sort(outboxOrder) };
}

/** Tokens come either as pieces or, after coalescing, as the whole text so far: both end up right. */
function grow(state: State, turnId: string, text: string, author: Actor): State {
  const before = state.stream?.turn_id === turnId ? state.stream.text : "";
  const whole = before && text.startsWith(before) ? text : before + text;
  return { ...state, typing: null, stream: { turn_id: turnId, text: whole, author } };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "snapshot":
      return applySnapshot(state, action.snapshot);
    case "facts":
      if (state.awaiting) return { ...state, held: [...state.held, ...action.items] };
      return action.items.reduce(applyFact, state);
    case "conversation":
      // Places in the queue move without a fact of this conversation: told by a signal, lossy and unversioned.
      return { ...state, conversation: newerConversation(state.conversation, action.conversation) };
    case "resync":
      return { ...state, awaiting: true, held: [] };
    case "earlier":
      return { ...state, messages: upsert(state.messages, action.items), hasEarlier: action.has_earlier };
    case "typing":
      return { ...state, typing: action.on ? action.actor : null };
    case "token":
      return grow(state, action.turn_id, action.text, action.actor);
    case "queued":
      return mergeOutbox(state, [action.item]);
    case "outbox":
      return mergeOutbox(state, action.items);
    case "item":
      return {
        ...state,
        outbox: state.outbox.map((item) =>
          item.client_id === action.client_id ? { ...item, ...action.change } : item,
        ),
      };
    case "acknowledged":
      return acknowledge(state, action.ack);
    case "dropped":
      return { ...state, outbox: state.outbox.filter((item) => item.client_id !== action.client_id) };
    case "link":
      return state.link === action.link ? state : { ...state, link: action.link };
    case "reset":
      return { ...initial, link: state.link };
  }
}
