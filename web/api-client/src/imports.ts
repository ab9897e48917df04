/** Bringing knowledge in and proving it: imports, sites, checks, pairs, intents, the bench. Version 1. */
import type { Actor, Id, Page, Source, Time, TurnOutcome } from "./contract.ts";
import type { CheckResult, CheckRun, FieldDiff } from "./knowledge.ts";
import type { Candidate } from "./turn.ts";
import type { Understood } from "./understood.ts";

export interface RowProblem {
  row: number;
  column: string | null;
  code: string;
  message: string;
}

export interface SampleEntry {
  locale: string;
  question: string;
  similar: string[];
  answer: string;
  tags: string[];
  state: string;
  kind: string;
}

export type ImportState = "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
export type ImportPolicy = "update" | "skip";

export interface KnowledgeImport {
  id: Id;
  base_id: Id;
  filename: string;
  format: string;
  encoding: string | null;
  dry_run: boolean;
  state: ImportState;
  policy: ImportPolicy;
  as_drafts: boolean;
  progress: {
    phase: "reading" | "comparing" | "saving" | "learning" | "undoing" | "finished";
    done: number;
    total: number;
  };
  cancelling: boolean;
  total: number;
  created: number;
  updated: number;
  drafted: number;
  unchanged: number;
  kept: number;
  invalid: number;
  skipped: number;
  flagged: number;
  removed: number;
  restored: number;
  left: number;
  errors: RowProblem[];
  /** What is to be known of the file as a whole: sheets that were left out, pages without text. */
  notes: { code: string; message: string }[];
  columns: string[];
  sample: SampleEntry[];
  source_id: Id | null;
  folder_id: Id | null;
  mapping: Record<string, string>;
  by: Actor | null;
  created_at: Time;
  finished_at: Time | null;
}

export type RowEffect = "created" | "updated" | "drafted" | "unchanged" | "kept";
export type RowUndone = "removed" | "restored" | "edited_since" | "deleted_since";

export interface ImportRow {
  row: number;
  effect: RowEffect;
  entry_id: Id | null;
  question: string;
  locale: string;
  page: number | null;
  flags: { code: string; message: string; entry_id: Id | null; row: number | null }[];
  undone: RowUndone | null;
  changes: FieldDiff[];
}

export interface UndoForecast {
  removed: number;
  restored: number;
  edited: number;
  deleted: number;
}

export interface Visit {
  pages: number;
  changed: number;
  unchanged: number;
  gone: number;
  failed: number;
  refused: number;
  vanished: number;
  complete: boolean;
  created: number;
  updated: number;
  drafted: number;
  kept: number;
  errors: { code: string; message: string; url: string | null }[];
}

export interface SiteSource {
  id: Id;
  base_id: Id;
  url: string;
  every_hours: number | null;
  policy: ImportPolicy;
  drafts: boolean;
  /** failed: the last visit read nothing. */
  state: "waiting" | "crawling" | "paused" | "failed";
  /** Outbound effects are paused (after a restore): nothing is read until they are resumed. */
  held: boolean;
  problem: { code: string; message: string } | null;
  pages: number;
  gone: number;
  failed: number;
  folder_id: Id | null;
  include: string[];
  exclude: string[];
  progress: { done: number; total: number } | null;
  next_at: Time | null;
  started_at: Time | null;
  finished_at: Time | null;
  visit: Visit | null;
  last_import_id: Id | null;
  created_at: Time;
}

export type PageState = "new" | "changed" | "same" | "failed" | "gone";

export interface SitePage {
  url: string;
  state: PageState;
  problem: { code: string; message: string } | null;
  entries: { id: Id; title: string }[];
  fetched_at: Time;
  changed_at: Time;
  gone_at: Time | null;
}

export interface Check {
  id: Id;
  base_id: Id;
  question: string;
  locale: string;
  entry_id: Id | null;
  entry_title: string | null;
  must_refuse: boolean;
  created_at: Time;
}

/** What became of one check, with the names of the entries that answered. */
export interface NamedResult extends CheckResult {
  entries: Record<string, string>[];
}

export interface NamedRun extends Omit<CheckRun, "results"> {
  results: NamedResult[];
}

export interface ChecksMade {
  created: number;
  failed: { line: number; code: string; message: string }[];
}

export type PairKind = "duplicate" | "contradiction";

export interface PairEnd {
  id: Id;
  question: string;
  answer: string;
  asked: string;
}

export interface EntryPair {
  id: Id;
  base_id: Id;
  kind: PairKind;
  chance: number;
  one: PairEnd;
  other: PairEnd;
  numbers: { unit: string; one: number[]; other: number[] }[];
  found_at: Time;
  dismissed_at: Time | null;
  dismissed_by: Actor | null;
}

export interface PairPage extends Page<EntryPair> {
  counts: { duplicate: number; contradiction: number; dismissed: number };
}

export interface Intent {
  id: Id;
  name: string;
  examples: string[];
  version: number;
  updated_at: Time;
}

export interface IntentTried {
  ready: boolean;
  known: boolean;
  certainty: number;
  threshold: number;
  guesses: { name: string; probability: number }[];
}

export interface IntentsTogether {
  ready: boolean;
  reason: "too_few" | "too_many" | "no_model" | null;
  examples: number;
  right: number;
  intents: { name: string; examples: number; right: number }[];
  mistaken: { text: string; name: string; taken_for: string; probability: number }[];
}

export interface AskResult {
  outcome: TurnOutcome;
  confidence: number | null;
  answer: string;
  language: string;
  normalized: string;
  sources: Source[];
  candidates: Candidate[];
  reasons: { code: string; text: string }[];
  understood: Understood & { asked: string[]; repaired_text: string | null };
  thresholds: { answer: number; offer: number } | null;
  ms: Record<string, number>;
}
