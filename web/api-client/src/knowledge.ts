/** The knowledge side of the API, version 1: bases, folders, entries and their life. Types only. */
import type { Actor, Id, Time } from "./contract.ts";

export type KnowledgeLocale = "zh" | "en";
export type EntryKind = "faq" | "article";
export type Audience = "customer" | "agent";
export type ChecksMode = "off" | "warn" | "block";

export interface Base {
  id: Id;
  name: string;
  locale: string;
  version: number;
  entries: number;
  created_at: Time;
  /** Nobody publishes his own draft. */
  four_eyes: boolean;
  /** What failing checks do to a publication. */
  checks: ChecksMode;
  /** Days before an entry's validity ends at which its owner is reminded. */
  remind_days: number;
}

export interface Folder {
  id: Id;
  base_id: Id;
  parent_id: Id | null;
  name: string;
  position: number;
  /** Those directly in it. */
  entries: number;
}

export interface Tag {
  tag: string;
  entries: number;
}

/** The version that waits to be published. */
export interface EntryDraft {
  number: number;
  state: "draft" | "in_review" | "scheduled";
  by: Actor | null;
  publish_at: Time | null;
  review_note: string;
  /** The checks that kept it from going live. */
  held_by_run: Id | null;
}

/** What became of an entry's answers in live conversations, and how useful colleagues find it. */
export interface Effect {
  answered: number;
  resolved: number;
  handed_over: number;
  up: number;
  down: number;
  used_at: Time | null;
}

/** What a version of an entry says. */
export interface EntryContent {
  locale: KnowledgeLocale;
  /** An article's title. */
  question: string;
  similar: string[];
  answer: string;
  kind: EntryKind;
  summary: string;
  /** The answer in inboxes of a kind, where it differs. */
  variants: Record<string, string>;
  valid_from: Time | null;
  valid_until: Time | null;
  audience: Audience;
}

/** An entry: what is live, or its newest draft while nothing is. */
/** What is worth knowing of an entry; it keeps nobody from going on. */
export interface EntryWarning {
  code: "same_question" | "validity_ended";
  message: string;
  field: string;
  /** The entry that asks the same, its question, and the wording both have. */
  entry_id: Id | null;
  title: string | null;
  text: string | null;
}

export interface Entry extends EntryContent {
  id: Id;
  base_id: Id;
  tags: string[];
  state: "draft" | "in_review" | "published" | "archived";
  version: number;
  updated_at: Time;
  updated_by: Actor | null;
  uses: number;
  folder_id: Id | null;
  owner: Actor | null;
  last_number: number;
  live_number: number | null;
  draft: EntryDraft | null;
  published_at: Time | null;
  effect: Effect;
  /** In answers to a change. */
  warnings?: EntryWarning[];
}

/** A line of an entry's history. */
export interface EntryVersion {
  number: number;
  note: string;
  author: Actor | null;
  at: Time;
  restored_from: number | null;
  live: boolean;
  draft: boolean;
  /** Fields that differ from the version before. */
  changed: string[];
}

/** A version with all it says. */
export interface EntryVersionContent extends EntryContent {
  number: number;
  note: string;
  author: Actor | null;
  at: Time;
  restored_from: number | null;
}

export interface DiffLine {
  op: "same" | "removed" | "added";
  text: string;
}

export interface DiffHunk {
  before_line: number;
  after_line: number;
  lines: DiffLine[];
}

export interface FieldDiff {
  field: string;
  before: string | string[] | null;
  after: string | string[] | null;
  hunks: DiffHunk[];
}

export interface VersionDiff {
  before: number;
  after: number;
  fields: FieldDiff[];
}

/** What became of one check; expected null: the question must be refused. */
export interface CheckResult {
  check_id: Id;
  question: string;
  expected: { entry_id?: string | null; title?: string | null } | null;
  passed: boolean;
  outcome: string;
  confidence: number | null;
  /** What the assistant would answer from. */
  entry_ids: Id[];
  /** The same with their titles. */
  entries?: { [key: string]: string }[];
}

export interface CheckRun {
  id: Id;
  base_id: Id;
  /** What was about to be published; null, run on demand. */
  entry_id: Id | null;
  total: number;
  failed: number;
  results: CheckResult[];
  ms: number;
  by: Actor | null;
  created_at: Time;
}

/** An entry after a publication, and the checks that ran before it. */
export interface Published {
  entry: Entry;
  checks: CheckRun | null;
}

export interface BulkResult {
  done: Id[];
  failed: { id: Id; code: string; message: string }[];
  /** Done, but worth a look. */
  warnings?: { id: Id; code: string; message: string }[];
}

export interface Cited {
  turn_id: Id;
  conversation_id: Id;
  number: number;
  customer: string;
  confidence: number | null;
  settled: "resolved" | "handed_over" | null;
  at: Time;
}

export interface EntryUsage {
  weeks: { week: string; answered: number; resolved: number; handed_over: number }[];
  recent: Cited[];
  /** Recent uses in conversations the reader may not see. */
  hidden: number;
}

export interface Votes {
  up: number;
  down: number;
  mine: boolean | null;
}

export interface Picture {
  id: Id;
  name: string;
  media_type: string;
  size: number;
  width: number | null;
  height: number | null;
  url: string;
  markdown: string;
}
