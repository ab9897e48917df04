/** Proactive service: rules on events, limits, figures. */
import type { Id, Time } from "./contract.ts";

export type ProactiveOp = "is" | "is_not" | "contains" | "starts" | "at_least" | "at_most";

export interface ProactiveWords {
  zh: string;
  en: string;
}

export interface ProactiveSettings {
  name: string;
  event: string;
  active: boolean;
  where: { field: string; op: ProactiveOp; value: string }[];
  words: ProactiveWords;
  choices: ProactiveWords[];
  /** A message of the assistant, or a consultation, which goes to a queue too. */
  opens: "message" | "consultation";
  pause_days: number;
  /** Percent of customers who go without. */
  hold_out: number;
}

export interface Share {
  value: number;
  low: number;
  high: number;
}

export interface ProactiveArm {
  n: number;
  opened: number;
  wrote: number;
  resolved: number;
  wrote_share: Share | null;
  resolved_share: Share | null;
}

export interface ProactiveRule {
  id: Id;
  version: number;
  updated_at: Time;
  rule: ProactiveSettings;
  figures: {
    outcomes: Record<string, number>;
    sent: ProactiveArm;
    held_out: ProactiveArm;
    /** How much more of those sent to; null while one part is empty. */
    wrote: Share | null;
    resolved: Share | null;
  } | null;
}

/** Minutes of the workspace's day; equal: always may. */
export interface ProactiveLimits {
  visitor_day: number;
  workspace_day: number;
  quiet_from: number;
  quiet_to: number;
}
