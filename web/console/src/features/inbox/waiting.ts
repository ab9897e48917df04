/** How long a customer may wait before the row asks for attention; the service levels of an inbox will set these. */
const AMBER_MS = 3 * 60_000;
const RED_MS = 10 * 60_000;

export type WaitLevel = "calm" | "amber" | "red";

/** The level of a wait that began at `since`. */
export function waitLevel(since: string, now: number): WaitLevel {
  const ms = now - new Date(since).getTime();
  return ms >= RED_MS ? "red" : ms >= AMBER_MS ? "amber" : "calm";
}
