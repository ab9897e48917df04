/** What the assistant learns from: gaps, corrections, and what entries do not answer. */
import type { Actor, Id, Time } from "./contract.ts";

export type GapState = "open" | "drafted" | "settled" | "dismissed";
export type GapReason = "refused" | "unresolved" | "rated_low" | "not_helpful" | "marked_wrong";
export type ReviewState = "pending" | "approved" | "rejected";

export interface EntryBrief {
  id: Id;
  /** Null: it was deleted. */
  title: string | null;
  state?: "draft" | "published" | "archived" | null;
  score?: number | null;
}

export interface PersonBrief {
  id: Id;
  name: string;
}

export interface GapExample {
  text: string;
  conversation_id: Id;
  seq: number;
  turn_id: Id;
  reasons: GapReason[];
  at: Time;
}

export interface Gap {
  id: Id;
  state: GapState;
  locale: "zh" | "en";
  size: number;
  first_at: Time;
  last_at: Time;
  reasons: Record<string, number>;
  /** Null where the reader may see none of its conversations. */
  question: string | null;
  nearest: EntryBrief | null;
  entry: EntryBrief | null;
  closed_by: PersonBrief | null;
  closed_at: Time | null;
  since: number;
  examples?: GapExample[];
}

export interface GapPage {
  items: Gap[];
  next_cursor: string | null;
  counts: Record<string, number>;
}

export interface Waiting {
  gaps: number;
  corrections: number;
}

export interface Correction {
  id: Id;
  state: ReviewState;
  conversation_id: Id;
  turn_id: Id;
  seq: number;
  question: string | null;
  /** The question without personal data. */
  kept: string | null;
  entry: EntryBrief;
  right: EntryBrief | null;
  marked_by: PersonBrief;
  marked_at: Time;
  reviewed_by: PersonBrief | null;
  reviewed_at: Time | null;
}

export interface CorrectionPage {
  items: Correction[];
  next_cursor: string | null;
  counts: Record<string, number>;
}

export interface MarkedSource {
  entry: EntryBrief;
  correction: Correction | null;
}

export interface Approved {
  correction: Correction;
  similar: "published" | "drafted" | "none";
  why: string | null;
}

export interface Negative {
  id: Id;
  entry_id: Id;
  question: string;
  created_by: Actor | null;
  created_at: Time;
}
