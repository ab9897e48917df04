/**
 * What the console knows of the inbox: the shape that snapshots and facts are folded into.
 *
 * Nothing here or in reducer.ts knows React or the browser; only erasable TypeScript, so Node runs it as it stands.
 */
import type {
  Actor,
  Agent,
  Content,
  Counts,
  Customer,
  Id,
  Message,
  MessageKind,
  Row,
  Sort,
} from "../../../../api-client/src/contract.ts";
import type { Filters } from "../../../../api-client/src/views.ts";

/** What the list asks the server for, and what a fact's row is judged by. */
export interface ListQuery extends Filters {
  sort: Sort;
  q: string | null;
  agent_id: Id | null;
  team_ids: Id[];
}

export interface ListState {
  query: ListQuery;
  position: number;
  loaded: Record<Id, true>;
  /** The last row the server gave while more follow; an unknown row that sorts after it waits for its page. */
  horizon: Row | null;
  next_cursor: string | null;
}

export interface ConversationState {
  position: number;
  customer: Customer | null;
  messages: Record<Id, Message>;
  /** The position through which each message is known. */
  at: Record<Id, number>;
  has_earlier: boolean;
  /** A fact told of a message without its content, or the log could not be resumed: take the snapshot again. */
  stale: boolean;
}

/** A message written here that the server has not acknowledged yet. */
export interface Pending {
  client_id: string;
  conversation_id: Id;
  kind: MessageKind;
  content: Content;
  private: boolean;
  reply_to: Id | null;
  mentions: Id[];
  author: Actor;
  created_at: string;
  /** Can still be taken back: it goes in a moment. */
  waits?: boolean;
  failure: { code: string; message: string } | null;
}

export interface Seen {
  actor: Actor;
  at: number;
  /** A note is being written, not a reply. */
  note: boolean;
}

/** Places in queues by conversation, [place, expected wait in s], as known through a position. */
export interface Places {
  position: number;
  of: Record<Id, [number, number | null]>;
}

export interface LiveState {
  /** The position of the last frame read from the socket: where a new connection resumes. */
  cursor: number | null;
  /** The list must be fetched again (first connection, or the log could not be resumed). */
  listStale: boolean;
  list: ListState;
  rows: Record<Id, Row>;
  /** The position through which each row is known. */
  rowAt: Record<Id, number>;
  /** Conversations taken from the viewer's sight, with the position of that. */
  gone: Record<Id, number>;
  places: Places;
  counts: Counts | null;
  countsStale: boolean;
  /** What saved views ask for, and how many conversations each holds; by id. */
  saved: Record<Id, ListQuery>;
  savedCounts: Record<Id, number>;
  conversations: Record<Id, ConversationState>;
  outbox: Record<string, Pending>;
  agents: Record<Id, Agent>;
  agentAt: Record<Id, number>;
  typing: Record<Id, Record<string, Seen>>;
  viewing: Record<Id, Record<string, Seen>>;
}

export const defaultQuery: ListQuery = {
  view: "all",
  status: "any",
  inbox_id: [],
  owner: [],
  team_id: [],
  queue_id: [],
  priority: [],
  handed_over: null,
  unread: null,
  waiting_over_s: null,
  q: null,
  sort: "waiting",
  agent_id: null,
  team_ids: [],
};

/** Nothing known yet. */
export function initial(): LiveState {
  return {
    cursor: null,
    listStale: true,
    list: { query: defaultQuery, position: -1, loaded: {}, horizon: null, next_cursor: null },
    rows: {},
    rowAt: {},
    gone: {},
    places: { position: -1, of: {} },
    counts: null,
    countsStale: false,
    saved: {},
    savedCounts: {},
    conversations: {},
    outbox: {},
    agents: {},
    agentAt: {},
    typing: {},
    viewing: {},
  };
}

/** A conversation of which only facts have been heard. */
export function unopened(): ConversationState {
  return { position: -1, customer: null, messages: {}, at: {}, has_earlier: true, stale: false };
}
