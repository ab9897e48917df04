/** The settings and operations side of the API, version 1. */
import type { Grant, Id, Time } from "./contract.ts";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];
export interface Times {
  opens: string;
  closes: string;
}

/** A date that replaces its weekday; no times: closed. */
export interface SpecialDate {
  date: string;
  name: string;
  open: Times[];
}

export interface OpeningHours {
  always: boolean;
  zone: string;
  week: Partial<Record<Day, Times[]>>;
  dates: SpecialDate[];
}

/** What opening hours say of this moment. */
export interface HoursNow {
  open: boolean;
  changes_at: Time | null;
  opens_at: Time | null;
}

export interface Inbox {
  id: Id;
  key: string;
  kind: "widget" | "api";
  name: string;
  locale: string;
  mode?: string;
  disabled?: boolean;
  settings: {
    title?: { zh?: string; en?: string };
    greeting?: { zh?: string; en?: string };
    color?: string;
    suggestions?: (string | { zh?: string; en?: string; at?: string })[];
    assistant?: boolean;
    callback_url?: string | null;
    allowed_origins?: string[];
    help?: { enabled?: boolean; base_ids?: Id[] };
    look?: {
      side?: "left" | "right";
      x?: number;
      y?: number;
      text?: { zh?: string; en?: string };
      avatar?: string;
      theme?: "auto" | "light" | "dark";
    };
    form?: {
      at?: ("start" | "offline")[];
      fields?: {
        kind: "name" | "email" | "phone" | "text" | "choice";
        label?: { zh?: string; en?: string };
        required?: boolean;
        options?: string[];
      }[];
      consent?: { zh?: string; en?: string };
    };
    track?: { pages?: boolean; days?: number };
    hours?: Partial<OpeningHours>;
    pages?: ("home" | "help")[];
    start?: "home" | "messages";
  };
  default_queue_id: Id | null;
  snippet: string | null;
  identity_secret?: string | null;
}

export interface Queue {
  id: Id;
  name: string;
  team_id: Id | null;
  is_default?: boolean;
  /** Within how many seconds a person should have answered first. */
  first_response_target_s: number;
}

export interface Team {
  id: Id;
  name: string;
  member_ids: Id[];
  lead_ids: Id[];
}

export interface Role {
  id: Id;
  key: string;
  name: string;
  builtin: boolean;
  grants: Grant[];
}

export interface User {
  id: Id;
  email: string;
  name: string;
  locale: string;
  avatar_url: string | null;
  role_keys: string[];
  created_at: Time;
  disabled_at: Time | null;
}

export interface ApiKey {
  id: Id;
  name: string;
  prefix: string;
  grants: Grant[];
  created_by: Id | null;
  created_at: Time;
  last_used_at: Time | null;
  expires_at: Time | null;
  /** Only in the answer to making it. */
  key?: string;
}

export interface AuditEntry {
  id: Id;
  at: Time;
  actor: { kind: string; id: Id | null; name: string };
  action: string;
  subject_kind: string;
  subject_id: Id | null;
  reason: string | null;
  ip: string | null;
  detail: Record<string, unknown>;
}

export interface Job {
  id: Id;
  task: string;
  queue: string;
  state: string;
  attempts: number;
  args: Record<string, unknown>;
  scheduled_at: Time | null;
  at: Time | null;
}

/** A table derived from the log; stopped: it stands before a fact it cannot fold. */
export interface Projection {
  name: string;
  behind: number;
  stopped: boolean;
  since: Time | null;
  error: string | null;
}

export interface AsidePayload {
  id: Id;
  inbox_id: Id;
  external_id: string;
  received_at: Time | null;
  error: string | null;
}
