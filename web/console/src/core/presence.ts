import type { Presence } from "@api/contract";

/** The states a person chooses from, those who serve first. */
export const PRESENCES: Presence[] = ["online", "busy", "wrap_up", "away", "offline"];

/** Puts those who can take something now before those who cannot. */
export function byPresence(a: { presence: Presence }, b: { presence: Presence }): number {
  return PRESENCES.indexOf(a.presence) - PRESENCES.indexOf(b.presence);
}
