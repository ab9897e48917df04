/** The language model: how it is set up, and what a turn asked it. Money: millionths of the currency's unit. */
import type { Id, Time } from "./contract.ts";

export type ModelUse = "rewrite" | "flows" | "answers" | "tone";
export type ModelUses = Record<ModelUse, boolean>;

/** One call of a turn. `why`: a code, of rejected and failed ones; `prompt`: the prompt's version. */
export interface TurnCall {
  use: "rewrite" | "flows" | "answers";
  model: string;
  prompt: string;
  outcome: "used" | "unused" | "rejected" | "failed";
  why: string | null;
  why_text: string | null;
  ms: number;
  tokens_in: number;
  tokens_out: number;
  cost: number;
  currency: string;
}

export interface TurnModel {
  /** The words that were sent are its own. */
  answered: boolean;
  /** Its sentences: each ends at a character of the message and rests on entries, or on what a system told. */
  cited: { to: number; entries: Id[] }[];
  calls: TurnCall[];
}

export interface LanguageModel {
  enabled: boolean;
  base_url: string;
  model: string;
  has_key: boolean;
  /** Per million tokens. */
  input_price: number;
  output_price: number;
  currency: string;
  /** Null: no bound. Days are UTC's. */
  daily_tokens: number | null;
  timeout_ms: number;
  uses: ModelUses;
  style: string;
  banned_words: string[];
  version: number;
  updated_at: Time | null;
  updated_by: Id | null;
}

export interface LanguageModelState {
  model: LanguageModel | null;
  /** Addresses of an intranet may be named. */
  private: boolean;
}

export interface LanguageModelWrite extends Omit<LanguageModel, "has_key" | "version" | "updated_at" | "updated_by"> {
  /** Null keeps the one there is, for the same server; empty forgets it. */
  api_key: string | null;
  expected_version: number;
}

export interface LanguageModelCheck {
  ok: boolean;
  kind: string | null;
  message: string;
  ms: number;
  structured: "json_schema" | "json_object" | "text";
  tokens_in: number;
  tokens_out: number;
}

export interface LanguageModelUsage {
  days: {
    day: string;
    currency: string;
    calls: number;
    failures: number;
    tokens_in: number;
    tokens_out: number;
    cost: number;
  }[];
  daily_tokens: number | null;
  today_tokens: number;
}
