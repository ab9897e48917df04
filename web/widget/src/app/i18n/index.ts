import type { Localized } from "../../state/types";
import { en } from "./en";
import { type Words, zh } from "./zh";

export type Locale = "zh-CN" | "en";
export type Word = keyof Words;
export type Translate = (key: Word, values?: Record<string, string | number>) => string;

/** Chinese in any variety reads zh-CN; everybody else reads English. */
export function asLocale(tag: string): Locale {
  return /^zh\b/i.test(tag) ? "zh-CN" : "en";
}

/** Fill `{name}` and settle English plurals: "article(s)" agrees with the number before it. */
export function fill(template: string, values: Record<string, string | number> = {}): string {
  const text = template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
  return text.replace(/\(s\)/g, values.n === 1 ? "" : "s");
}

/** A Latin name inside a Chinese sentence gets a space around it: "Lin 为您服务". */
function spaced(text: string): string {
  return text
    .replace(/([A-Za-z0-9])(?=[\u4e00-\u9fff])/g, "$1 ")
    .replace(/([\u4e00-\u9fff])(?=[A-Za-z0-9])/g, "$1 ");
}

export function translator(locale: Locale): Translate {
  const words = locale === "zh-CN" ? zh : en;
  return (key, values) => {
    const text = fill(words[key], values);
    return locale === "zh-CN" ? spaced(text) : text;
  };
}

/** The reader's version of words that the inbox gives in several languages; else any version there is. */
export function pick<T>(words: Localized<T> | null | undefined, locale: Locale): T | null {
  if (!words || typeof words !== "object" || Array.isArray(words)) return (words as T) ?? null;
  const all = words as Record<string, T>;
  return all[locale.slice(0, 2)] ?? all[locale] ?? Object.values(all)[0] ?? null;
}

/** The assistant's default name is a word, not a name: it is said in the reader's language. */
export function authorName(name: string, t: Translate): string {
  return !name || name === zh.assistant || name === en.assistant ? t("assistant") : name;
}

/** Does a pattern with * for anything fit the page? One that begins with / speaks of the path. */
export function fits(pattern: string, url: string): boolean {
  const exact = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const read = pattern[0] === "/" ? url.replace(/^\w+:\/\/[^/]*|[?#].*$/g, "") : url;
  return new RegExp(`^${exact.join(".*")}$`).test(read);
}

/** First questions for this page in the reader's language, those meant for the page first; all of them when none is. */
export function ownSuggestions(all: Localized<string>[], locale: Locale, url = ""): string[] {
  const page = (one: Localized<string>) => (typeof one === "object" && one.at) || "";
  const here = all.filter((one) => !page(one) || fits(page(one), url));
  here.sort((a, b) => Number(!page(a)) - Number(!page(b)));
  const texts = here
    .map((one) => pick(typeof one === "object" ? (({ at: _, ...words }) => words)(one) : one, locale) ?? "")
    .filter(Boolean);
  const own = texts.filter((text) => /[\u4e00-\u9fff]/.test(text) === (locale === "zh-CN"));
  return own.length ? own : texts;
}

export function greetingWord(hour: number): Word {
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}

/** "14:32" in the reader's own zone. */
export function clock(iso: string, locale: Locale): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ""
    : date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "今天", "昨天", "11月20日", with the year when it is another one. */
export function dayName(iso: string, now: Date, locale: Locale, t: Translate): string {
  const date = new Date(iso);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return date.toLocaleDateString(locale, { month: "long", day: "numeric", ...year });
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
