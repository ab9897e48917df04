import type { Base, Entry } from "@api/knowledge";
import { currentLanguage } from "@/core/i18n";

/** The locale of knowledge a language tag stands for. */
export const localeOf = (language: string): Entry["locale"] => (language.startsWith("en") ? "en" : "zh");

/** The base to offer first: in the reader's language if there is one, the fullest of them. */
export function ownBase(bases: Base[] | undefined, language = currentLanguage()): Base | undefined {
  const own = bases?.filter((b) => localeOf(b.locale) === localeOf(language));
  return [...((own?.length ? own : bases) ?? [])].sort((a, b) => b.entries - a.entries)[0];
}
