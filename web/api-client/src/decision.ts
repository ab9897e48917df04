/** From which probabilities the assistant answers, and what other ones would have done. */
import type { Id, Time } from "./contract.ts";

export interface Thresholds {
  answer: number;
  offer: number;
  version: number;
  updated_at: Time | null;
  defaults: { answer: number; offer: number };
}

export type Decided = "answer" | "choices" | "refuse";

export interface ThresholdStep {
  answer: number;
  counts: Record<Decided, number>;
  expected_right: number | null;
}

export interface ThresholdReplay {
  since: Time;
  turns: number;
  now: ThresholdStep;
  then: ThresholdStep;
  curve: ThresholdStep[];
  changed: {
    conversation_id: Id;
    turn_id: Id;
    question: string;
    before: Decided;
    after: Decided;
    helpful: boolean | null;
    entry: { id: Id; title: string; score: number };
  }[];
  changed_total: number;
}
