/** Makers of states and messages for tests. */
import { type Action, initial, reduce, type State } from "./reducer";
import type { Conversation, Fact, Message, OutboxItem } from "./types";

export const conversation = (version: number, over: Partial<Conversation> = {}): Conversation => ({
  id: "c1",
  number: 1,
  version,
  status: "open",
  owner: { kind: "assistant", name: "小智" },
  queue: null,
  rating: null,
  can_rate: false,
  ...over,
});

export const message = (seq: number, over: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversation_id: "c1",
  seq,
  client_id: null,
  direction: "out",
  author: { kind: "assistant", id: "a1", name: "小智", avatar_url: null },
  kind: "text",
  content: { text: `text ${seq}` },
  state: "sent",
  failure: null,
  created_at: new Date(1_700_000_000_000 + seq * 1000).toISOString(),
  reply_to: null,
  ...over,
});

export const added = (position: number, m: Message, c: Conversation | null = null): Fact => ({
  position,
  type: "message.added",
  message: m,
  conversation: c,
});

export const queued = (client_id: string, created_at = 1, over: Partial<OutboxItem> = {}): OutboxItem => ({
  client_id,
  kind: "text",
  content: { text: client_id },
  reply_to: null,
  created_at,
  state: "waiting",
  failure: null,
  ...over,
});

export const run = (actions: Action[], from: State = initial) => actions.reduce(reduce, from);
export const seqs = (state: State) => state.messages.map((m) => m.seq);
export const snapshot = (
  position: number,
  messages: Message[],
  c: Conversation | null = conversation(1),
): Action => ({
  type: "snapshot",
  snapshot: { position, conversation: c, messages },
});
