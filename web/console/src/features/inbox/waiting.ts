/** How long a customer may wait before the row asks for attention, where no queue says within which time to answer. */
const AMBER_MS = 3 * 60_000;
const RED_MS = 10 * 60_000;

export type WaitLevel = "calm" | "amber" | "red";

/** The level of a wait that began at `since`; `due`: until when a person should have answered first, if one was asked. */
export function waitLevel(since: string, now: number, due: string | null = null): WaitLevel {
  if (due) return now >= Date.parse(due) ? "red" : now >= (Date.parse(since) + Date.parse(due)) / 2 ? "amber" : "calm";
  const ms = now - new Date(since).getTime();
  return ms >= RED_MS ? "red" : ms >= AMBER_MS ? "amber" : "calm";
}
