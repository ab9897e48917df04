import type { Schema, Words } from "@api/actions";

/** Words in the reader's language, else in the other. */
export function worded(words: Words, language: string): string {
  const [first, second] = language === "en" ? ["en", "zh"] : ["zh", "en"];
  return words[first] || words[second] || Object.values(words)[0] || "";
}

export type Kind = "text" | "texts" | "number" | "flag" | "choice" | "parts" | "json";

const isNull = (one: Schema) => one.type === "null";

/** A schema without "or nothing": what is left where only one form is. */
export function plain(schema: Schema): Schema {
  const forms = schema.anyOf?.filter((one) => !isNull(one));
  const [form] = forms ?? [];
  return forms?.length === 1 && form ? { ...form, ...schema } : schema;
}

/** By which field a value is given. */
export function kindOf(given: Schema): Kind {
  const schema = plain(given);
  const types = ([] as string[]).concat(schema.type ?? []).filter((one) => one !== "null");
  if (schema.enum?.length) return "choice";
  if (types.length !== 1) return types.length || schema.anyOf ? "json" : "text";
  const [type] = types;
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "flag";
  if (type === "object" && Object.keys(schema.properties ?? {}).length) return "parts";
  return type === "array" && kindOf(schema.items ?? { type: "object" }) === "text" ? "texts" : "json";
}

export type Given = Record<string, unknown>;

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Arguments out of what stands in the fields: nothing for empty ones, JSON read. Throws SyntaxError for broken JSON. */
export function argumentsOf(schema: Schema, given: Given): Given {
  const out: Given = {};
  for (const [name, one] of Object.entries(plain(schema).properties ?? {})) {
    const value = given[name];
    if (isEmpty(value)) continue;
    const kind = kindOf(one);
    if (kind === "parts") {
      const parts = argumentsOf(one, value as Given);
      if (Object.keys(parts).length) out[name] = parts;
    } else out[name] = kind === "json" ? JSON.parse(String(value)) : value;
  }
  return out;
}

/** The names of fields that must be filled and are not; parts of what may be left out count once one of them is given. */
export function missing(schema: Schema, given: Given): string[] {
  const { properties = {}, required = [] } = plain(schema);
  return Object.entries(properties).flatMap(([name, one]) => {
    const value = given[name];
    if (kindOf(one) !== "parts") return required.includes(name) && isEmpty(value) ? [name] : [];
    const begun = Object.values((value as Given) ?? {}).some((part) => !isEmpty(part));
    if (!begun) return required.includes(name) ? [name] : [];
    return missing(one, value as Given).map((part) => `${name}.${part}`);
  });
}
