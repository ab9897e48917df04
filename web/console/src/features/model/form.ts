import type { LanguageModel, LanguageModelWrite } from "@api/languageModel";

export const MILLION = 1_000_000;
export const FIELDS = ["base_url", "model", "api_key", "timeout_ms", "daily_tokens", "style", "banned_words"];

/** What the form holds: prices in units of the currency, the time in seconds. */
export interface Form extends Omit<LanguageModelWrite, "expected_version" | "api_key"> {
  api_key: string;
}

/** What is kept as the form shows it; what one begins with where nothing is. */
export function formOf(held: LanguageModel | null): Form {
  return {
    enabled: held?.enabled ?? true,
    base_url: held?.base_url ?? "",
    model: held?.model ?? "",
    api_key: "",
    input_price: (held?.input_price ?? 0) / MILLION,
    output_price: (held?.output_price ?? 0) / MILLION,
    currency: held?.currency ?? "CNY",
    daily_tokens: held ? held.daily_tokens : 1_000_000,
    timeout_ms: (held?.timeout_ms ?? 4000) / 1000,
    uses: held?.uses ?? { rewrite: true, flows: true, answers: true, tone: false },
    style: held?.style ?? "",
    banned_words: held?.banned_words ?? [],
  };
}

/** The form as it is sent; an empty key keeps the one there is. */
export function writeOf(form: Form, expected_version: number): LanguageModelWrite {
  return {
    ...form,
    api_key: form.api_key || null,
    input_price: Math.round(form.input_price * MILLION),
    output_price: Math.round(form.output_price * MILLION),
    timeout_ms: Math.round(form.timeout_ms * 1000),
    expected_version,
  };
}

/** Money in a currency's own sign; a turn costs a fraction of a cent, so up to six digits. */
export const money = (micros: number, currency: string, locale: string) =>
  new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 6 }).format(micros / MILLION);
