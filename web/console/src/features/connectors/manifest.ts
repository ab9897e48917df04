import type { Words } from "@api/actions";
import { isSound, print, put, read, valueAt } from "@/core/yaml/document";

/** An operation as its file says it; whatever else stands there is kept as it is. */
export interface Policy {
  uses?: string;
  title?: Words;
  describe?: Words;
  writes?: boolean;
  callers?: string[];
  verified?: boolean;
  timeout_s?: number;
  requires?: { if: string; code: string; else: Words }[];
  confirm?: { by: "customer" | "none"; text?: Words; code?: boolean };
  limits?: {
    amount?: { value: string; currency: string; max: number; max_agent?: number };
    per_customer_day?: number;
    per_day?: number;
  };
}

export interface Listed extends Policy {
  name: string;
  title: Words;
  writes: boolean;
}

const words = (value: unknown): Words => (typeof value === "string" ? { zh: value } : ((value as Words) ?? {}));

function entries(text: string): [string, Policy][] {
  const doc = read(text);
  if (!isSound(doc)) return [];
  const found = valueAt(doc, ["operations"]);
  return found && typeof found === "object" ? Object.entries(found as Record<string, Policy>) : [];
}

/** The operations of a manifest, in its order; none where it cannot be read. */
export function operationsOf(text: string): Listed[] {
  return entries(text)
    .filter(([, one]) => one && typeof one === "object")
    .map(([name, one]) => ({ ...one, name, title: words(one.title), writes: one.writes === true }));
}

/** The manifest with an operation's policy changed; undefined takes a key away. */
export function withPolicy(text: string, name: string, change: Partial<Record<keyof Policy, unknown>>): string {
  const doc = read(text);
  if (!isSound(doc)) return text;
  for (const [key, value] of Object.entries(change)) put(doc, ["operations", name, key], value);
  return print(doc);
}

/** The manifest without an operation. */
export function without(text: string, name: string): string {
  const doc = read(text);
  if (!isSound(doc)) return text;
  doc.deleteIn(["operations", name]);
  return print(doc);
}

/** The manifest with an operation that its system describes, reading until somebody says otherwise. */
export function withOperation(text: string, uses: string): string {
  const doc = read(text);
  if (!isSound(doc)) return text;
  const taken = new Set(entries(text).map(([name]) => name));
  const plain = uses
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const base = /^[a-z]/.test(plain) ? plain : `op_${plain}`;
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base}_${n}`;
  put(doc, ["operations", name], { ...(name === uses ? {} : { uses }), title: { zh: uses, en: uses }, writes: false });
  return print(doc);
}

/** A value at the top of a manifest. */
export function topOf(text: string, key: string): unknown {
  const doc = read(text);
  return isSound(doc) ? valueAt(doc, [key]) : undefined;
}

/** The manifest with a value at its top changed. */
export function withTop(text: string, key: string, value: unknown): string {
  const doc = read(text);
  if (!isSound(doc)) return text;
  put(doc, [key], value);
  return print(doc);
}
