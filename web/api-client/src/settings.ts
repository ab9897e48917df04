/** The settings, knowledge and operations side of the API, version 1. */
import type { Actor, Candidate, Id, Source, Time, TurnOutcome } from "./contract.ts";

export interface Base {
  id: Id;
  name: string;
  locale: string;
  entries_count?: number;
}

export interface Entry {
  id: Id;
  base_id: Id;
  locale: "zh" | "en";
  question: string;
  similar: string[];
  answer: string;
  tags: string[];
  state: "draft" | "published";
  version: number;
  updated_at: Time;
  updated_by: Actor | null;
  uses: number;
}

export interface ImportError {
  row: number;
  column: string | null;
  code: string;
  message: string;
}

export interface KnowledgeImport {
  id: Id;
  filename: string;
  format: string;
  encoding: string | null;
  dry_run: boolean;
  state: "running" | "done" | "failed";
  total: number;
  created: number;
  updated: number;
  skipped: number;
  errors: ImportError[];
  columns: string[];
  sample: Partial<Entry>[];
}

export interface AskResult {
  outcome: TurnOutcome;
  confidence: number | null;
  answer: string | null;
  sources: Source[];
  candidates: Candidate[];
  ms: Record<string, number> | number;
}

export interface Inbox {
  id: Id;
  key: string;
  kind: "widget" | "api";
  name: string;
  locale: string;
  settings: {
    greeting?: { zh?: string; en?: string };
    color?: string;
    suggestions?: string[];
    callback_url?: string | null;
    allowed_origins?: string[];
  };
  default_queue_id: Id | null;
  snippet: string | null;
  identity_secret?: string | null;
}

export interface Queue {
  id: Id;
  name: string;
  team_id?: Id | null;
}

export interface Team {
  id: Id;
  name: string;
}

export interface Role {
  key: string;
  name: string;
  description?: string | null;
}

export interface User {
  id: Id;
  name: string;
  email: string;
  role_keys?: string[];
  roles?: string[];
  active?: boolean;
  disabled_at?: Time | null;
  created_at?: Time;
}

export interface ApiKey {
  id: Id;
  name: string;
  prefix?: string | null;
  permissions?: string[];
  created_at: Time;
  last_used_at: Time | null;
  expires_at?: Time | null;
  revoked_at?: Time | null;
  key?: string;
  token?: string;
}

export interface AuditEvent {
  id: Id;
  at: Time;
  actor: Actor;
  action: string;
  subject?: { kind: string; id: Id | null; label?: string | null } | null;
  details?: Record<string, unknown> | null;
  request_id?: string | null;
}

export interface Job {
  id: Id;
  task: string;
  queue: string | null;
  state: "dead" | "doing" | "todo";
  attempts: number;
  error: string | null;
  args?: Record<string, unknown> | null;
  scheduled_at: Time | null;
  at?: Time | null;
}
