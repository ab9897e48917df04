/** Canned replies, version 1. Types only. */
import type { Id, Time } from "./contract.ts";

export type Reach = "personal" | "team" | "workspace";

/** Something that happens beside what is said; which of the fields count follows `do`. */
export interface CannedStep {
  do: "priority" | "tag" | "assign" | "snooze" | "pend" | "resolve";
  value?: string | null;
  agent_id?: Id | null;
  queue_id?: Id | null;
  /** How long a snooze lasts, s. */
  for_s?: number | null;
}

export interface CannedReply {
  id: Id;
  shortcut: string;
  title: string;
  /** Markdown with variables: {{customer.name}}. */
  body: string;
  scope: Reach;
  team_id: Id | null;
  folder: string;
  locale: "zh" | "en" | null;
  steps: CannedStep[];
  variables: string[];
  uses: number;
  used_at: Time | null;
  version: number;
  updated_at: Time;
  updated_by: string | null;
  may_edit: boolean;
}

export interface CannedFolder {
  name: string;
  replies: number;
}

export interface CannedVariable {
  name: string;
  label: string;
}

/** A body filled in; the variables in `missing` stand in it still. */
export interface Rendered {
  text: string;
  missing: string[];
}
