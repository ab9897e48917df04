/** Operations on the transcript: always sorted, never two of one id. No I/O, no DOM. */
import type { Message } from "./types";

/** Order of two messages: by seq inside a conversation, by time between conversations. */
export function compare(a: Message, b: Message): number {
  if (a.conversation_id === b.conversation_id) return a.seq - b.seq;
  return Date.parse(a.created_at) - Date.parse(b.created_at);
}

/** The list with each of `incoming` put in, replacing the copy held under the same id. */
export function upsert(held: Message[], incoming: Message[]): Message[] {
  if (incoming.length === 0) return held;
  const fresh = new Map(incoming.map((message) => [message.id, message]));
  const kept = held.filter((message) => !fresh.has(message.id));
  return [...kept, ...fresh.values()].sort(compare);
}

/** A fact about a message above the loaded window would tear a hole into it: it comes with its page. */
export function belongsToWindow(held: Message[], message: Message, hasEarlier: boolean): boolean {
  const first = held[0];
  if (!first || !hasEarlier || held.some((known) => known.id === message.id)) return true;
  return compare(message, first) > 0;
}

/**
 * The transcript after a fresh snapshot. Pages loaded before stay when they join on without a gap;
 * an acknowledged message that the snapshot is too early to know stays until its fact comes.
 */
export function afterSnapshot(held: Message[], fresh: Message[]): Message[] {
  const sorted = [...fresh].sort(compare);
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  const known = new Set(sorted.map((message) => message.id));
  const joins = first !== undefined && held.some((message) => message.id === first.id);
  const kept = held.filter((message) => {
    if (known.has(message.id)) return false;
    if (message.local && (!last || compare(message, last) > 0)) return true;
    return joins && compare(message, first) < 0;
  });
  return [...kept, ...sorted].sort(compare);
}
