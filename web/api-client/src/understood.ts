/** What the assistant reads out of a message besides the question. */

export type EntityKind = "order_number" | "phone" | "email" | "amount" | "date" | "duration" | "count" | "product";

export interface Understood {
  written: string | null;
  act: string | null;
  asks: boolean | null;
  questions: number | null;
  repaired: boolean;
  sentiment: "negative" | "neutral" | "positive";
  urgency: number;
  entities: { kind: EntityKind; value: string }[];
  intent: { name: string; probability: number; known: boolean } | null;
  /** By which it was decided. */
  thresholds?: { answer: number; offer: number } | null;
}
