/** Flows: what the assistant does over several turns. */
import type { Id, Time } from "./contract.ts";

export type Verb = "say" | "ask" | "call" | "do" | "set" | "when" | "flow" | "hand_over" | "end" | "card";

/** What came of a flow in thirty days. */
export interface FlowFigures {
  runs: number;
  contained: number;
  resolved: number;
  cancelled: number;
  handed_over: number;
  open: number;
  turns: number | null;
}

export interface FlowRow {
  id: Id;
  name: string;
  title: string;
  description: string;
  version: number;
  live_version: number | null;
  /** Its draft is another than what is live. */
  changed: boolean;
  /** What keeps the draft from going live. */
  errors: number;
  updated_at: Time;
  updated_by: Id | null;
  figures: FlowFigures | null;
}

export interface FlowRemark {
  kind: "error" | "warning";
  code: string;
  /** A step or slot. */
  where: string;
  message: string;
}

export interface FlowChecked {
  name: string | null;
  title: string | null;
  problems: { line: number; message: string }[];
  remarks: FlowRemark[];
}

export interface FlowFull extends FlowRow {
  source: string;
  checked: FlowChecked;
}

export interface FlowVersion {
  version: number;
  source: string;
  note: string;
  published_at: Time;
  published_by: Id | null;
}

export interface FlowTemplate {
  name: string;
  title: string;
  description: string;
  source: string;
  taken: boolean;
}

/** What a turn was to flows. */
export interface Followed {
  events: { name: string; flow: string; version: number; run: Id; detail: string | null }[];
  calls: Id[];
  wrote: boolean;
}

/** What a draft said to one message of a trial. */
export interface FlowTried {
  text: string;
  options: string[];
  events: { name: string; detail: string | null }[];
  /** The slot it waits for, or the write that wants a yes; null where it does not wait. */
  waits: string | null;
  /** Given back with the next message; null where nothing goes on. */
  state: string | null;
}
