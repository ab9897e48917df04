import type { Schema, Words } from "@api/actions";

/** Words in the reader's language, else in the other. */
export function worded(words: Words, language: string): string {
  const [first, second] = language === "en" ? ["en", "zh"] : ["zh", "en"];
  return words[first] || words[second] || Object.values(words)[0] || "";
}

export type Kind = "text" | "number" | "flag" | "choice" | "json";

/** By which field a value is given. */
export function kindOf(schema: Schema): Kind {
  const types = ([] as string[]).concat(schema.type ?? []).filter((one) => one !== "null");
  if (schema.enum?.length) return "choice";
  if (types.length !== 1) return types.length ? "json" : "text";
  const [type] = types;
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return "number";
  return type === "boolean" ? "flag" : "json";
}

export type Given = Record<string, unknown>;

/** Arguments out of what stands in the fields: nothing for empty ones, JSON read. Throws SyntaxError for broken JSON. */
export function argumentsOf(schema: Schema, given: Given): Given {
  const out: Given = {};
  for (const [name, one] of Object.entries(schema.properties ?? {})) {
    const value = given[name];
    if (value === undefined || value === null || value === "") continue;
    out[name] = kindOf(one) === "json" ? JSON.parse(String(value)) : value;
  }
  return out;
}

/** The names of fields that must be filled and are not. */
export function missing(schema: Schema, given: Given): string[] {
  return (schema.required ?? []).filter((name) => {
    const value = given[name];
    return value === undefined || value === null || value === "";
  });
}
