import type { Id } from "@api/contract";
import type { Candidate } from "@api/turn";

interface Around {
  taken: Id[];
  language: string | null;
  thresholds: { answer: number; offer: number } | null;
}

export interface Standing {
  code: string;
  limit?: number;
}

/** Why an entry was taken, or what kept it from being: guards first, then the other language, then its probability. */
export function standing(one: Candidate, { taken, language, thresholds }: Around): Standing[] {
  if (taken.includes(one.entry_id)) return [{ code: "taken" }];
  if (one.guards.length) return one.guards.map((code) => ({ code }));
  if (language && one.locale && one.locale !== language) return [{ code: "other_language" }];
  if (thresholds && one.score < thresholds.offer) return [{ code: "too_low", limit: thresholds.offer }];
  if (thresholds && one.score < thresholds.answer) return [{ code: "unsure", limit: thresholds.answer }];
  return [{ code: "behind" }];
}
