/** Frames of the console socket, version 1. */
import type { Actor, Agent, Id, Message, Row, Time } from "./contract.ts";

export interface Fact {
  position: number;
  type: string;
  at: Time;
  actor: Actor;
  conversation_id: Id | null;
  version: number | null;
  row: Row | null;
  /** Present when the fact is about a customer: all rows of his conversations, which say what he is called. */
  rows?: Row[];
  message: Message | null;
  /** Present when the fact is about several messages; holds all of them. */
  messages?: Message[];
  agent: Agent | null;
  data: Record<string, unknown>;
}

export type SignalKind = "typing" | "presence" | "token" | "viewing";

/** Where those who wait stand now: [place, expected wait in s] by conversation, as known through a position. */
export interface QueueSignal {
  t: "signal";
  kind: "queue";
  conversation_id: null;
  actor: null;
  data: { position: number; places: Record<Id, [number, number | null]> };
}

/** Numbers of the supervisor's board moved: read it again. Sent to who said that he looks at it. */
export interface BoardSignal {
  t: "signal";
  kind: "board";
  conversation_id: null;
  actor: null;
  data: Record<string, never>;
}

export type ServerFrame =
  | { t: "welcome"; position: number; resumed: boolean }
  | { t: "facts"; position: number; items: Fact[] }
  | { t: "removed"; conversation_id: Id; position: number }
  | { t: "signal"; kind: SignalKind; conversation_id: Id | null; actor: Actor; data: Record<string, unknown> }
  | QueueSignal
  | BoardSignal
  | { t: "resync"; reason: "too_old" | "too_slow" | "restarted" }
  | { t: "pong" }
  | { t: "error"; code: string; message: string };

export type ClientFrame =
  | { t: "hello"; position: number | null; csrf_token: string }
  | { t: "watch"; conversation_id: Id | null }
  /** Several that stand side by side, four at most: these and no others. */
  | { t: "watch"; conversation_ids: Id[] }
  | { t: "board"; on: boolean }
  /** `private`: a note is being written; the customer is not told. */
  | { t: "typing"; conversation_id: Id; on: boolean; private?: boolean }
  | { t: "ping" };
