/** What was written here and waits for the server: shown at once, settled when the server has it. */
import type { Message } from "../../../../api-client/src/contract.ts";
import type { LiveState, Pending } from "./state.ts";

/** A record without one key; the same record when it has none such. */
export function omit<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!(key in record)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}

/** Removes from the outbox what the server has. */
export function settle(state: LiveState, messages: Message[]): LiveState {
  const outbox = messages.reduce((box, m) => (m.client_id ? omit(box, m.client_id) : box), state.outbox);
  return outbox === state.outbox ? state : { ...state, outbox };
}

/** Puts a message in the outbox, where it shows as being sent; also takes one up again after a failure. */
export function enqueue(state: LiveState, pending: Pending): LiveState {
  return { ...state, outbox: { ...state.outbox, [pending.client_id]: { ...pending, failure: null } } };
}

/** Marks a message of the outbox as not sent, and why. */
export function markFailed(state: LiveState, clientId: string, failure: { code: string; message: string }): LiveState {
  const held = state.outbox[clientId];
  return held ? { ...state, outbox: { ...state.outbox, [clientId]: { ...held, failure } } } : state;
}

/** Drops a message of the outbox. */
export function discard(state: LiveState, clientId: string): LiveState {
  return { ...state, outbox: omit(state.outbox, clientId) };
}
