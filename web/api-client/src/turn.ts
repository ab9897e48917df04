/** One turn of the assistant, whole: what it understood, found, weighed and took. */
import type { Id, Time, TurnOutcome } from "./contract.ts";
import type { Followed } from "./flows.ts";
import type { TurnModel } from "./languageModel.ts";
import type { Understood } from "./understood.ts";

export interface Turn {
  id: Id;
  outcome: TurnOutcome;
  confidence: number | null;
  engine: string;
  question: string;
  normalized: string;
  language: string;
  candidates: Candidate[];
  reasons: { code: string; text: string }[];
  understood: Understood;
  model: TurnModel | null; // null where no language model was asked
  /** Without events where no flow had a part in it. */
  followed: Followed;
  /** The entries the reply rests on. */
  taken: Id[];
  ms: Record<string, number>;
  created_at: Time;
}

export interface Candidate {
  entry_id: Id;
  title: string;
  score: number;
  lexical: number;
  dense: number | null;
  matched: string;
  /** Codes of what speaks against it: other_number, other_thing, opposite_wish… */
  guards: string[];
  locale: string | null;
  exact: boolean;
}
