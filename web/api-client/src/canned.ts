/** Canned replies, version 1. Types only. */
import type { Id, Time } from "./contract.ts";

export type Reach = "personal" | "team" | "workspace";

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
