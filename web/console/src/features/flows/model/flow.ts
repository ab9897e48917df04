import type { Verb } from "@api/flows";
import type { Document } from "yaml";
import { isSound, read, valueAt } from "@/core/yaml/document";

export const END = "end";
export const VERBS = ["say", "ask", "call", "do", "set", "when", "flow", "hand_over", "end", "card"] as const;
export const SLOT_TYPES = [
  "order",
  "product",
  "phone",
  "email",
  "date",
  "amount",
  "quantity",
  "address",
  "choice",
  "text",
  "picture",
  "name",
] as const;

export type Text = string | { zh?: string; en?: string };
export type Raw = Record<string, unknown>;

/** A step as its file says it. `id`: given, or made from its place as the server does. */
export interface Step {
  index: number;
  id: string;
  named: boolean;
  verb: Verb;
  raw: Raw;
  next: string;
}

/** A way from one step to another. `on`: next, or the branch taken; `n`: which case of a condition. */
export interface Way {
  source: string;
  target: string;
  on: string;
  n?: number;
  label?: string;
}

export interface Model {
  doc: Document.Parsed;
  name: string;
  title: Text;
  steps: Step[];
  slots: Record<string, Raw>;
  trigger: Raw;
}

/** The branches that a verb may take besides going on. */
export const BRANCHES: Record<Verb, string[]> = {
  say: [],
  card: [],
  ask: ["stuck"],
  call: ["refused", "failed"],
  do: ["declined", "refused", "failed"],
  set: [],
  when: ["else"],
  flow: [],
  hand_over: [],
  end: [],
};

export const record = (value: unknown): Raw =>
  value && typeof value === "object" && !Array.isArray(value) ? (value as Raw) : {};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What a step does; a step that says nothing clear is one that tells something. */
export function verbOf(raw: Raw): Verb {
  const found = VERBS.find((verb) => verb in raw);
  return found ?? "say";
}

/** A flow's file as a picture needs it; null where it cannot be read at all. */
export function modelOf(text: string): Model | null {
  const doc = read(text);
  if (!isSound(doc)) return null;
  const root = record(valueAt(doc, []));
  const raws = list(root.steps).map(record);
  const ids = raws.map((raw, n) => (typeof raw.id === "string" && raw.id ? raw.id : `step${n + 1}`));
  const steps = raws.map((raw, index) => ({
    index,
    id: ids[index] ?? "",
    named: typeof raw.id === "string",
    verb: verbOf(raw),
    raw,
    next: typeof raw.next === "string" && raw.next ? raw.next : (ids[index + 1] ?? END),
  }));
  const slots = Object.fromEntries(Object.entries(record(root.slots)).map(([name, one]) => [name, record(one)]));
  return {
    doc,
    name: String(root.flow ?? ""),
    title: root.title as Text,
    steps,
    slots,
    trigger: record(root.trigger),
  };
}

/** Every way between a flow's steps, as the server's picture has them. */
export function waysOf(steps: Step[]): Way[] {
  return steps.flatMap((step) => {
    const { id: source, verb, raw, next } = step;
    if (verb === "end" || verb === "hand_over") return [{ source, target: END, on: "next" }];
    if (verb === "when") {
      const cases = list(raw.when).map((one, n) => {
        const { if: label, go } = record(one);
        return { source, target: String(go ?? ""), on: "when", n, label: String(label ?? "") };
      });
      return [...cases, { source, target: typeof raw.else === "string" ? raw.else : next, on: "else" }];
    }
    const more = BRANCHES[verb].flatMap((on) => {
      const target = raw[on];
      return typeof target === "string" && target ? [{ source, target, on }] : [];
    });
    return [{ source, target: next, on: "next" }, ...more];
  });
}

/** A text in the reader's language, else in the other. */
export function worded(text: unknown, language: string): string {
  if (typeof text === "string") return text;
  const { zh, en } = record(text) as { zh?: string; en?: string };
  return (language === "en" ? (en ?? zh) : (zh ?? en)) ?? "";
}

/** What a step says, asks or calls, in a line. */
export function toldBy(model: Model, step: Step, language: string): string {
  const { raw, verb } = step;
  if (verb === "say") return worded(raw.say ?? record(raw.card).title, language);
  if (verb === "card") return worded(record(raw.card).title, language);
  if (verb === "ask") return worded(model.slots[String(raw.ask)]?.ask, language) || String(raw.ask ?? "");
  if (verb === "set") return Object.keys(record(raw.set)).join(", ");
  if (verb === "when")
    return list(raw.when)
      .map((one) => String(record(one).if ?? ""))
      .join(" / ");
  if (verb === "hand_over") {
    const inner = record(raw.hand_over);
    return worded(inner.text ?? raw.hand_over, language);
  }
  return String(raw[verb] ?? "");
}
