/** Transcripts: the snapshot of an opened conversation, its earlier pages, and closing it. */
import type { ConversationSnapshot, Id, Message } from "../../../../api-client/src/contract.ts";
import { omit, settle } from "./outbox.ts";
import { putRow } from "./rows.ts";
import { type ConversationState, type LiveState, unopened } from "./state.ts";

function mergeMessages(held: ConversationState, snapshot: ConversationSnapshot): ConversationState {
  const { position } = snapshot;
  const first = snapshot.messages[0]?.seq ?? 0;
  const overlaps = snapshot.messages.some((m) => m.id in held.messages);
  const messages: Record<Id, Message> = {};
  const at: Record<Id, number> = {};
  for (const [id, message] of Object.entries(held.messages)) {
    const later = (held.at[id] ?? -1) > position;
    const earlier = message.seq < first && (overlaps || !snapshot.has_earlier);
    if (!later && !earlier) continue; // within the snapshot, or beyond a gap it cannot bridge
    messages[id] = message;
    at[id] = held.at[id] ?? position;
  }
  for (const message of snapshot.messages) {
    if ((at[message.id] ?? -1) > position) continue;
    messages[message.id] = message;
    at[message.id] = position;
  }
  const reachesBack = Object.values(messages).some((m) => m.seq < first);
  const has_earlier = reachesBack ? held.has_earlier : snapshot.has_earlier;
  return { position, customer: snapshot.customer, messages, at, has_earlier, stale: false };
}

/** Takes an opened conversation as the server gave it. A snapshot older than the one held changes nothing. */
export function applyConversationSnapshot(state: LiveState, snapshot: ConversationSnapshot): LiveState {
  const { id } = snapshot.conversation;
  const held = state.conversations[id] ?? unopened();
  if (snapshot.position < held.position || (state.gone[id] ?? -1) > snapshot.position) return state;
  const merged = mergeMessages(held, snapshot);
  // Facts that came while it was under way left no message here; a row ahead of the snapshot says that there were some.
  const followed = id in state.conversations && !held.stale;
  merged.stale = !followed && (state.rows[id]?.version ?? 0) > snapshot.conversation.version;
  const next = { ...state, conversations: { ...state.conversations, [id]: merged } };
  return settle(putRow(next, snapshot.conversation, snapshot.position), snapshot.messages);
}

/** Takes an earlier page of a transcript. */
export function applyEarlier(state: LiveState, id: Id, items: Message[], hasEarlier: boolean): LiveState {
  const held = state.conversations[id];
  if (!held) return state;
  const messages = { ...Object.fromEntries(items.map((m) => [m.id, m])), ...held.messages };
  return { ...state, conversations: { ...state.conversations, [id]: { ...held, messages, has_earlier: hasEarlier } } };
}

/** Forgets a transcript nobody looks at; its row stays in the list. */
export function closeConversation(state: LiveState, id: Id): LiveState {
  return { ...state, conversations: omit(state.conversations, id) };
}
