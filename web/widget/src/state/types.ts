/** The shapes that travel between the widget and Zhike (contract version 1). JSON stays snake_case. */

export interface Actor {
  kind: "customer" | "assistant" | "person" | "system";
  id: string | null;
  name: string;
  avatar_url: string | null;
}

export interface Attachment {
  id: string;
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

export interface ChoiceOption {
  id: string;
  label: string;
  value: string;
}

/** One loose shape for all kinds: what a kind needs is checked where it is drawn, because servers outlive widgets. */
export interface Content {
  text?: string | null;
  attachment?: Attachment | null;
  title?: string | null;
  image_url?: string | null;
  fields?: { label: string; value: string }[] | null;
  buttons?: CardButton[] | null;
  /** Questions beside an answer. */
  related?: ChoiceOption[] | null;
  options?: ChoiceOption[] | null;
  /** Said first, by proactive service. */
  proactive?: boolean | null;
  code?: string | null;
  params?: Record<string, unknown> | null;
}

export interface Source {
  n: number;
  entry_id: string;
  title: string;
  score?: number;
  url: string | null;
}

export interface Turn {
  id: string;
  outcome: string;
  confidence?: number | null;
  /** What the customer said of the answer. */
  helpful?: boolean | null;
  sources: Source[];
}

export interface Failure {
  code: string;
  message: string;
}

export type MessageKind = "text" | "markdown" | "image" | "file" | "card" | "choices" | "event";
export type MessageState = "accepted" | "sent" | "delivered" | "read" | "failed";

export interface Message {
  id: string;
  conversation_id: string;
  seq: number;
  client_id: string | null;
  direction: "in" | "out";
  author: Actor;
  kind: MessageKind;
  content: Content;
  state: MessageState;
  failure: Failure | null;
  created_at: string;
  reply_to: string | null;
  turn?: Turn | null;
  /** The beginning of what it answers to. */
  quote?: { text: string } | null;
  recalled_at?: string | null;
  /** Made here from an acknowledgement; the server's own copy has not arrived yet. */
  local?: boolean;
}

export interface Conversation {
  id: string;
  number: number;
  version: number;
  status: "open" | "pending" | "snoozed" | "resolved";
  owner: { kind: "assistant" | "queue" | "person"; name: string; avatar_url?: string | null };
  queue: { place: number; expected_wait_s: number | null; online: number } | null;
  rating: number | null;
  can_rate: boolean;
}

export interface Snapshot {
  position: number;
  conversation: Conversation | null;
  messages: Message[];
  has_earlier?: boolean;
}

export interface Fact {
  position: number;
  type: string;
  conversation?: Conversation | null;
  message?: Message | null;
  /** All messages of a fact that is about several; `message` is then the first of them. */
  messages?: Message[] | null;
}

/** Words in one language, or in several under "zh" and "en". */
export type Localized<T> = T | Record<string, T>;

export interface InboxForm {
  at: string[];
  fields: { kind: string; label: Localized<string>; required: boolean; options: string[] }[];
  consent: Localized<string>;
  due: boolean;
}

export interface InboxInfo {
  name: string;
  locale: string;
  color: string | null;
  greeting: Localized<string> | null;
  suggestions: Localized<string>[];
  assistant_name: string | null;
  max_upload_bytes: number;
  /** Pages beside the conversation: home, help. */
  pages?: string[];
  start?: string;
  avatar?: string | null;
  form?: InboxForm | null;
  /** When people are not there, now or next, and the time zone they keep. */
  away?: { since: string; back_at: string | null; zone: string } | null;
}

export interface SessionReply {
  token: string;
  expires_at: string;
  customer: { id: string; name: string; verified: boolean };
  inbox: InboxInfo;
  snapshot: Snapshot;
  /** What the host's page said of the customer and why it was not taken, by attribute. */
  ignored?: Record<string, string> | null;
}

export interface Acknowledgement {
  id: string;
  conversation_id: string;
  seq: number;
  client_id: string;
  created_at: string;
}

/** A message of the customer that Zhike has not acknowledged yet. */
export interface OutboxItem {
  client_id: string;
  kind: "text" | "image" | "file";
  content: Content;
  reply_to: string | null;
  /** Milliseconds; with `client_id` it fixes the order of sending. */
  created_at: number;
  state: "uploading" | "waiting" | "sending" | "failed";
  failure: Failure | null;
  /** 0–1 while an upload runs. */
  progress?: number;
}
