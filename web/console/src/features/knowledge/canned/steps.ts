import type { CannedStep } from "@api/canned";
import type { Priority } from "@api/contract";

export const PRIORITIES: Priority[] = ["low", "normal", "high", "urgent"];
/** How long a snooze may be chosen to last. */
export const HOURS = [1, 4, 24, 72];
const ENDS = ["assign", "snooze", "pend", "resolve"];

/** The steps with another priority or tag; an empty value takes the step away. What ends the reply stays last. */
export function withStep(steps: CannedStep[], what: "priority" | "tag", value: string): CannedStep[] {
  const rest = steps.filter((s) => s.do !== what);
  return value ? [{ do: what, value }, ...rest] : rest;
}

/** What ends a reply, as one word: resolve, snooze:3600, queue:id, agent:id; nothing when nothing does. */
export function ending(steps: CannedStep[]): string {
  const last = steps.find((s) => ENDS.includes(s.do));
  if (!last) return "";
  if (last.do === "snooze") return `snooze:${last.for_s}`;
  if (last.do === "assign") return last.queue_id ? `queue:${last.queue_id}` : `agent:${last.agent_id}`;
  return last.do;
}

/** The steps with another ending. */
export function withEnding(steps: CannedStep[], word: string): CannedStep[] {
  const rest = steps.filter((s) => !ENDS.includes(s.do));
  const [kind, id = ""] = word.split(":");
  switch (kind) {
    case "resolve":
    case "pend":
      return [...rest, { do: kind }];
    case "snooze":
      return [...rest, { do: "snooze", for_s: Number(id) }];
    case "queue":
      return [...rest, { do: "assign", queue_id: id }];
    case "agent":
      return [...rest, { do: "assign", agent_id: id }];
    default:
      return rest;
  }
}

/** The steps as they are kept: without spaces around a tag. */
export const trimmed = (steps: CannedStep[]): CannedStep[] =>
  steps
    .map((s) => (s.do === "tag" ? { ...s, value: s.value?.trim() ?? "" } : s))
    .filter((s) => s.do !== "tag" || s.value);
