/** Small builders for the reducer's tests. */
import type {
  ConversationSnapshot,
  Counts,
  Customer,
  InboxSnapshot,
  Message,
  Row,
} from "../../../../api-client/src/contract.ts";
import type { Fact } from "../../../../api-client/src/socket.ts";

const T0 = Date.UTC(2026, 10, 22, 2, 0, 0);
export const at = (minute: number) => new Date(T0 + minute * 60_000).toISOString();
export const counts: Counts = { mine: 0, unassigned: 1, team: 0, assistant: 2, mentioned: 0, following: 0, all: 3 };

export function row(id: string, over: Partial<Row> = {}): Row {
  return {
    id,
    number: 1,
    version: 1,
    inbox: { id: "i1", name: "Shop", kind: "widget" },
    customer: { id: `c-${id}`, name: id, verified: false },
    status: "open",
    owner: { kind: "assistant", id: null, name: "Zhike" },
    team_id: null,
    queue_id: null,
    priority: "normal",
    mode: "live",
    preview: null,
    last_seq: 1,
    unread: 0,
    waiting_since: null,
    due_at: null,
    opened_at: at(0),
    updated_at: at(0),
    snoozed_until: null,
    resolved_at: null,
    handover: null,
    queue: null,
    rating: null,
    merged_into: null,
    merged: 0,
    mentioned: false,
    followed: false,
    ...over,
  };
}

export function message(id: string, seq: number, over: Partial<Message> = {}): Message {
  return {
    id,
    conversation_id: "a",
    seq,
    client_id: null,
    direction: "in",
    author: { kind: "customer", id: "c-a", name: "a", avatar_url: null },
    private: false,
    kind: "text",
    content: { text: id },
    state: "accepted",
    failure: null,
    created_at: at(seq),
    reply_to: null,
    quote: null,
    recalled_at: null,
    turn: null,
    ...over,
  };
}

export function fact(position: number, over: Partial<Fact> = {}): Fact {
  return {
    position,
    type: "message.added",
    at: at(position),
    actor: { kind: "customer", id: "c-a", name: "a", avatar_url: null },
    conversation_id: over.row?.id ?? over.message?.conversation_id ?? null,
    version: over.row?.version ?? null,
    row: null,
    message: null,
    agent: null,
    data: {},
    ...over,
  };
}

export const inbox = (position: number, items: Row[], next_cursor: string | null = null): InboxSnapshot => ({
  position,
  items,
  next_cursor,
  counts,
  saved_counts: {},
});

export function opened(
  position: number,
  conversation: Row,
  messages: Message[],
  has_earlier = false,
): ConversationSnapshot {
  const customer = { id: conversation.customer.id, name: conversation.customer.name } as Customer;
  return { position, conversation, customer, messages, has_earlier };
}
