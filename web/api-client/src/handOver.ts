/** When people take over: the policy, and how often each trigger fired. */
import type { Id, Time } from "./contract.ts";

export type TriggerName =
  | "despair"
  | "sensitive"
  | "asked"
  | "complaint"
  | "anger"
  | "flow"
  | "action_failed"
  | "action_unknown"
  | "unresolved"
  | "repeated"
  | "low_confidence"
  | "vip"
  | "order_value";

export type SensitiveTopic = "legal" | "safety" | "media" | "medical" | "regulator";

export interface TriggerSetting {
  name: TriggerName;
  on: boolean;
  /** Null where there is nothing to count. Money in minor units. */
  at: number | null;
}

export interface PolicySettings {
  triggers: TriggerSetting[];
  topics: SensitiveTopic[];
  unsure_below: number;
  vip_tags: string[];
  vip_attribute: string;
  vip_values: string[];
  call_back_hours: number;
}

export interface HandOverPolicy {
  inbox_id: Id | null;
  own: boolean;
  version: number;
  updated_at: Time | null;
  policy: PolicySettings;
  /** What it stands on: the defaults, or for an inbox the workspace's. */
  base: PolicySettings;
  scales: { name: TriggerName; least: number; most: number; whole: boolean }[];
  always_on: TriggerName[];
  fired: {
    since: Time;
    total: number;
    times: { name: TriggerName; times: number }[];
    failed: number;
    promised: { given: number; kept: number; late: number };
  };
}

/** What the assistant knew when it handed over; empty where the customer pressed the button. */
export interface Brief {
  issue?: string[];
  tried?: { outcome: string; about: string[] }[];
  slots?: { name: string; value: string }[];
  orders?: string[];
  mood?: "negative" | "neutral" | "positive";
  anger?: number;
  topics?: string[];
  urgency?: number;
}
