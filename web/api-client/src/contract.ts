/** Console API and socket, version 1. Types only, so that Node runs whatever imports this with types stripped. */
import type { Consent, ExternalId } from "./people.ts";
import type { Quote } from "./writing.ts";

export type Id = string;
export type Time = string;

export type ActorKind = "customer" | "assistant" | "person" | "system";
export interface Actor {
  kind: ActorKind;
  id: Id | null;
  name: string;
  avatar_url: string | null;
}

export interface Attachment {
  id: Id;
  name: string;
  media_type: string;
  size: number;
  url: string;
  width?: number | null;
  height?: number | null;
}

export interface CardButton {
  label: string;
  url?: string | null;
  value?: string | null;
}

/** One shape for all message kinds; which fields are present follows `Message.kind`. */
export interface Content {
  text?: string | null;
  attachment?: Attachment | null;
  title?: string | null;
  image_url?: string | null;
  fields?: { label: string; value: string }[] | null;
  buttons?: CardButton[] | null;
  options?: { id: string; label: string; value: string }[] | null;
  /** Questions offered beside an answer. */
  related?: { id: string; label: string; value: string }[] | null;
  code?: string | null;
  params?: Record<string, unknown> | null;
}

export type MessageKind = "text" | "markdown" | "image" | "file" | "card" | "choices" | "event";
export type DeliveryState = "accepted" | "sent" | "delivered" | "read" | "failed";
export type TurnOutcome = "answer" | "choices" | "ask" | "flow" | "refuse" | "hand_over";

export interface Source {
  n: number;
  entry_id: Id;
  title: string;
  score: number;
  url: string | null;
}

export interface TurnBrief {
  id: Id;
  outcome: TurnOutcome;
  confidence: number | null;
  helpful: boolean | null; // what the customer said of it
  sources: Source[];
}

export interface Message {
  id: Id;
  conversation_id: Id;
  seq: number;
  client_id: string | null;
  direction: "in" | "out";
  author: Actor;
  private: boolean;
  kind: MessageKind;
  content: Content;
  state: DeliveryState;
  failure: { code: string; message: string } | null;
  created_at: Time;
  /** By the clock of the program behind an API channel. */
  sent_at?: Time | null;
  reply_to: Id | null;
  quote: Quote | null;
  /** Taken back: its customer no longer sees it. */
  recalled_at: Time | null;
  turn: TurnBrief | null;
}

export type Status = "open" | "pending" | "snoozed" | "resolved";
export type OwnerKind = "assistant" | "queue" | "person";
export type Mode = "live" | "test" | "training" | "synthetic";
export type Priority = "low" | "normal" | "high" | "urgent";

export interface Handover {
  reason: string;
  reason_text: string;
  summary: string;
  brief: import("./handOver.ts").Brief;
  at: Time;
}

export interface Row {
  id: Id;
  number: number;
  version: number;
  inbox: { id: Id; name: string; kind: string };
  customer: { id: Id; name: string; verified: boolean };
  status: Status;
  owner: { kind: OwnerKind; id: Id | null; name: string };
  team_id: Id | null;
  queue_id: Id | null;
  priority: Priority;
  mode: Mode;
  preview: { text: string; author_kind: ActorKind; at: Time } | null;
  last_seq: number;
  unread: number;
  waiting_since: Time | null;
  /** Until when a person should answer first; null: nobody was asked, or one did. */
  due_at: Time | null;
  opened_at: Time;
  updated_at: Time;
  snoozed_until: Time | null;
  resolved_at: Time | null;
  handover: Handover | null;
  queue: { place: number; expected_wait_s: number | null; online: number } | null;
  rating: number | null;
  mentioned: boolean;
  followed: boolean; // by the reader
  merged: number; // how many others into it
  merged_into: { id: Id; number: number } | null;
}

export interface Customer {
  id: Id;
  number: number;
  name: string;
  verified: boolean;
  locale: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  masked: string[];
  external_ids: ExternalId[];
  attributes: Record<string, unknown>;
  consents: Consent[];
  tags: string[];
  created_at: Time;
  conversations_count: number;
  erased_at: Time | null;
}

/** busy: answers what he has and is given nothing new; wrap_up: writes up what he just ended. */
export type Presence = "online" | "busy" | "wrap_up" | "away" | "offline";
export interface Agent {
  id: Id;
  name: string;
  avatar_url: string | null;
  kind: "person" | "assistant";
  presence: Presence;
  presence_reason: string | null;
  presence_since: Time | null;
  capacity: number;
  load: number;
  team_ids: Id[];
  /** Level 1 to 5. */
  skills: Record<string, number>;
  /** None: never told, any is given. */
  languages: ("zh" | "en")[];
}

export type View = "mine" | "unassigned" | "team" | "assistant" | "mentioned" | "following" | "all";
export type Counts = Record<View, number>;
export type StatusFilter = Status | "any";
export type Sort = "waiting" | "newest" | "service_level" | "priority";

export interface InboxSnapshot {
  position: number;
  items: Row[];
  next_cursor: string | null;
  counts: Counts;
  /** Of saved views, by id. */
  saved_counts: Record<Id, number>;
}

export interface ConversationSnapshot {
  position: number;
  conversation: Row;
  customer: Customer;
  messages: Message[];
  has_earlier: boolean;
}

export interface Grant {
  permission: string;
  scope: "own" | "team" | "all" | "mentioned";
  inbox_ids: Id[] | null;
}

export interface Me {
  user: { id: Id; name: string; email: string; locale: string | null; avatar_url: string | null };
  workspace: { id: Id; name: string; slug: string; locale: string; timezone: string };
  roles: string[];
  grants: Grant[];
  agent: Agent | null;
  csrf_token: string;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface ApiProblem {
  code: string;
  message: string;
  field: string | null;
  details: Record<string, unknown>;
  request_id: string;
}
