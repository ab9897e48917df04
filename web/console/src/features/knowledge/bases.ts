import type { Base, Entry } from "@api/knowledge";
import { currentLanguage } from "@/core/i18n";

/** The locale of knowledge a language tag stands for. */
export const localeOf = (language: string): Entry["locale"] => (language.startsWith("en") ? "en" : "zh");

/** The base to offer first: one in the reader's language. */
export function ownBase(bases: Base[] | undefined): Base | undefined {
  return bases?.find((b) => localeOf(b.locale) === localeOf(currentLanguage())) ?? bases?.[0];
}
