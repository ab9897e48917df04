import type { ScenarioMiss } from "@api/scenarios";

/** What i18next's `t` is to this module. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

const MOST = 160; // characters of a reply that a sentence about it repeats

const several = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Pairs as people read them: `order = 417, reason = broken`. */
function pairs(value: unknown, word: (one: unknown) => string = plain): string {
  return Object.entries((value ?? {}) as Record<string, unknown>)
    .map(([key, one]) => `${key} = ${word(one)}`)
    .join(", ");
}

function call(value: unknown): string {
  const one = value as { operation?: string; outcome?: string; with?: unknown };
  const held = pairs(one.with);
  return `${one.operation ?? "…"}${held ? ` (${held})` : ""}${one.outcome ? ` → ${one.outcome}` : ""}`;
}

/** How one value of an expectation is named. */
function worded(what: ScenarioMiss["what"], value: unknown, say: Say): string {
  const among = (group: string) => say(`${group}.${value}`, { defaultValue: String(value) });
  if (value === null || value === undefined || value === "") return say("nothing");
  if (what === "outcome") return among("outcome");
  if (what === "pattern") return among("flows:why.pattern");
  if (what === "hand_over") return among("conversation:handoverReason");
  if (what === "asks" && value === "confirmation") return say("confirmation");
  if (what === "action") return call(value);
  if (what === "slots") return pairs(value) || say("nothing");
  if (what === "ended")
    return pairs(value, (how) => say(`flows:why.outcome.${how}`, { defaultValue: String(how) })) || say("nothing");
  if (["flow", "asks", "no_action"].includes(what)) return plain(value);
  return say("quoted", { text: shortened(plain(value)) });
}

function listed(what: ScenarioMiss["what"], value: unknown, say: Say): string {
  const all = several(value);
  return all.length ? all.map((one) => worded(what, one, say)).join(say("comma")) : say("nothing");
}

/** Which sentence tells a miss: some expectations say different things by their value. */
function sentence({ what, wanted }: ScenarioMiss): string {
  if (what === "no_action" && wanted === false) return "miss.some_action";
  if (what === "hand_over" && wanted === true) return "miss.hand_over_any";
  if (what === "hand_over" && wanted === false) return "miss.hand_over_none";
  return `miss.${what}`;
}

/** What was wanted and what came, as one sentence. */
export function told(miss: ScenarioMiss, say: Say): string {
  return say(sentence(miss), {
    wanted: listed(miss.what, miss.wanted, say),
    came: listed(miss.what, miss.came, say),
  });
}
