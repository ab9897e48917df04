/** A workspace's first steps and the state of the installation, API version 1. */
import type { Time } from "./contract.ts";

export type FirstKey = "workspace" | "knowledge" | "look" | "people" | "snippet";

export interface FirstStep {
  key: FirstKey;
  state: "open" | "done" | "skipped";
  entries?: number | null;
  people?: number | null;
  host?: string | null;
  seen_at?: Time | null;
}

export interface FirstRun {
  steps: FirstStep[];
  closed: boolean;
}

export type CheckKey =
  | "database"
  | "workers"
  | "jobs"
  | "log"
  | "projections"
  | "inbound"
  | "effects"
  | "disk"
  | "backup";

export interface SystemCheck {
  key: CheckKey;
  state: "ok" | "warn" | "fail";
  facts: Record<string, number | string | null>;
}

export interface SystemReport {
  version: string;
  at: Time;
  checks: SystemCheck[];
}
