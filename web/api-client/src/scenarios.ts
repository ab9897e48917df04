/** Scenarios: conversations with what must come of them, and their runs. */
import type { Id, Time } from "./contract.ts";

export const SCENARIO_PATTERNS = [
  "answer",
  "task",
  "correct",
  "cancel",
  "interrupt",
  "clarify",
  "repeat",
  "skip",
  "cannot_handle",
  "ask_again",
  "several",
  "negate",
  "refer",
  "return",
  "policy",
  "hand_over",
  "safety",
  "small_talk",
] as const;

/** What can be expected of a turn. */
export const SCENARIO_EXPECTED = [
  "outcome",
  "cites",
  "not_cites",
  "says",
  "says_any",
  "says_not",
  "options",
  "flow",
  "asks",
  "slots",
  "ended",
  "pattern",
  "action",
  "no_action",
  "hand_over",
] as const;

export type ScenarioPattern = (typeof SCENARIO_PATTERNS)[number];
export type ScenarioExpected = (typeof SCENARIO_EXPECTED)[number];
export type ScenarioLanguage = "zh" | "en";

export interface Scenario {
  id: Id;
  name: string;
  pattern: ScenarioPattern;
  language: ScenarioLanguage;
  /** `live` needs a language model. */
  tier: "stable" | "live";
  turns: number;
  version: number;
  updated_at: Time;
  updated_by: string | null;
  last: { passed: boolean; run_id: Id; at: Time } | null;
}

export interface ScenarioFull extends Scenario {
  source: string;
}

export interface ScenarioProblem {
  line: number;
  reason: string;
}

export interface ScenarioChecked {
  problems: ScenarioProblem[];
  name: string | null;
  pattern: ScenarioPattern | null;
  language: ScenarioLanguage | null;
  turns: number | null;
}

export interface ScenarioCounts {
  scenarios: number;
  runs: number;
  passed: number;
  /** k → share of scenarios that pass k times in a row. */
  pass: Record<string, number>;
  /** Share that needed no person. */
  containment: number;
  /** Mean number of turns. */
  turns: number;
}

export interface ScenarioFigures extends ScenarioCounts {
  turn_p50_ms: number;
  turn_p99_ms: number;
  patterns: Record<string, ScenarioCounts>;
  languages: Record<string, ScenarioCounts>;
}

export type ScenarioRunState = "waiting" | "running" | "done" | "failed" | "cancelled";

export interface ScenarioRun {
  id: Id;
  state: ScenarioRunState;
  repeats: number;
  /** Plays: scenarios times repeats. */
  total: number;
  done: number;
  passed: number;
  /** The flow whose draft plays in place of the live one. */
  flow: { id: Id; name: string; title: string; version: number } | null;
  created_at: Time;
  created_by: string | null;
  started_at: Time | null;
  ended_at: Time | null;
  error: string | null;
  figures: ScenarioFigures | null;
}

export interface ScenarioMiss {
  /** From 1. */
  turn: number;
  said: string;
  what: ScenarioExpected | "never";
  wanted: unknown;
  came: unknown;
}

export interface ScenarioTurn {
  says: string[];
  text: string;
  options: string[];
  outcome: string;
  flow: string | null;
  asks: string | null;
  hand_over: string | null;
  ms: number;
}

export interface ScenarioResult {
  id: Id;
  /** Null: deleted since. */
  scenario_id: Id | null;
  name: string;
  pattern: ScenarioPattern;
  repeat: number;
  passed: boolean;
  seconds: number;
  misses: ScenarioMiss[];
  transcript: ScenarioTurn[];
}
