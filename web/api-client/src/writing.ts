/** What agents write before it is said, version 1. Types only. */
import type { Attachment, Content, Id, MessageKind, Time } from "./contract.ts";

export interface SavedDraft {
  mode: "reply" | "note";
  text: string;
  /** Its Markdown counts. */
  rich: boolean;
  reply_to: Id | null;
  attachments: Attachment[];
  cards: Content[];
  updated_at: Time;
}

/** A conversation in which the reader has begun something. */
export interface Unsent {
  conversation_id: Id;
  what: "draft" | "scheduled" | "not_sent";
  at: Time;
}

/** The beginning of the message that a colleague's one answers to. */
export interface Quote {
  id: Id;
  author: { kind: string; id: Id | null; name: string };
  text: string;
  private: boolean;
  recalled: boolean;
}

export interface ReplyPart {
  kind: MessageKind;
  content: Content;
}

export type ThenStatus = "pending" | "snoozed" | "resolved";
export type IfAnswered = "ask" | "send";

/** A reply that waits for its time, or could not go (`failure`). */
export interface ScheduledReply {
  id: Id;
  conversation_id: Id;
  agent_id: Id;
  client_id: string;
  parts: ReplyPart[];
  reply_to: Id | null;
  send_at: Time;
  /** Goes within 5 s of being written; nobody chose its time. */
  held: boolean;
  if_answered: IfAnswered;
  then_status: ThenStatus | null;
  then_until: Time | null;
  failure: string | null;
  created_at: Time;
}
