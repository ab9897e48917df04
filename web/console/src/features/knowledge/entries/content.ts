import type { Entry, EntryContent } from "@api/knowledge";

/** What the editor holds: what an entry says, and where it stands. */
export interface Values extends EntryContent {
  base_id: string;
  folder_id: string | null;
  owner_id: string | null;
  tags: string[];
}

export const CONTENT = [
  "question",
  "similar",
  "summary",
  "answer",
  "variants",
  "locale",
  "kind",
  "audience",
  "valid_from",
  "valid_until",
] as const;
export const PLACE = ["folder_id", "owner_id", "tags"] as const;
export const FIELDS = [...CONTENT, ...PLACE] as const;
export type FieldName = (typeof FIELDS)[number];

/** The editor's values of an entry: its draft beside what is live, else what it says. */
export function valuesOf(entry: Entry, content: EntryContent): Values {
  const { base_id, folder_id, tags } = entry;
  const { locale, question, similar, answer, kind, summary, variants, valid_from, valid_until, audience } = content;
  const said = { locale, question, similar, answer, kind, summary, variants, valid_from, valid_until, audience };
  return { ...said, base_id, folder_id, tags, owner_id: entry.owner?.id ?? null };
}

const time = (value: string) => new Date(value).getTime();

/** Whether a field says the same; times are compared as moments, variants without regard to order. */
export function sameField(field: FieldName, a: Values, b: Values): boolean {
  const [x, y] = [a[field], b[field]];
  if (field === "valid_from" || field === "valid_until")
    return x && y ? time(x as string) === time(y as string) : x === y;
  if (field === "variants")
    return JSON.stringify(Object.entries(x ?? {}).sort()) === JSON.stringify(Object.entries(y ?? {}).sort());
  return JSON.stringify(x) === JSON.stringify(y);
}

/** The fields in which two differ. */
export const differing = (a: Values, b: Values): FieldName[] => FIELDS.filter((f) => !sameField(f, a, b));

/** The changed ones of some fields, as a request's body. */
export function changed(before: Values, after: Values, of: readonly FieldName[]): Partial<Values> {
  const fields = of.filter((f) => !sameField(f, before, after));
  return Object.fromEntries(fields.map((f) => [f, after[f]]));
}

/** Values without what a half-written form holds: empty lines of similar questions, empty variants. */
export function tidy(values: Values): Values {
  const similar = values.similar.map((s) => s.trim()).filter(Boolean);
  const variants = Object.fromEntries(Object.entries(values.variants).filter(([, text]) => text.trim()));
  return { ...values, question: values.question.trim(), similar, variants };
}

/** What two people made of the same beginning: fields only one of them changed are settled, others are open. */
export function merge(start: Values, mine: Values, theirs: Values): { merged: Values; open: FieldName[] } {
  const own = new Set(differing(start, mine));
  const open = differing(mine, theirs).filter((f) => own.has(f) && !sameField(f, start, theirs));
  const kept = Object.fromEntries([...own].map((f) => [f, mine[f]]));
  return { merged: { ...theirs, ...kept }, open };
}
