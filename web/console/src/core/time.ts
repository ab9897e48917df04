import { useTranslation } from "react-i18next";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let zone: string | undefined;

/** Times are shown in the workspace's zone, wherever the reader sits. */
export function setZone(timezone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    zone = timezone;
  } catch {
    zone = undefined; // an unknown zone name: the reader's own
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language}|${key}|${zone}`;
  let made = formats.get(id);
  if (!made) {
    made = new Intl.DateTimeFormat(language, { ...options, ...(zone ? { timeZone: zone } : {}), hourCycle: "h23" });
    formats.set(id, made);
  }
  return made;
}

const full: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
};

/** Date, time and zone in full. */
export const absolute = (at: string, language: string) =>
  `${format(language, "full", full).format(new Date(at))}${zone ? ` (${zone})` : ""}`;

/** Hours and minutes. */
export const clock = (at: string, language: string) =>
  format(language, "clock", { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** Month and day, with the year when it is another one. */
export function day(at: string, language: string, now = Date.now()): string {
  const date = new Date(at);
  const other = date.getFullYear() !== new Date(now).getFullYear();
  const base = { month: "short", day: "numeric", weekday: "short" } as const;
  return format(language, other ? "dayY" : "day", other ? { ...base, year: "numeric" } : base).format(date);
}

/** A key that is equal for moments of the same day in the shown zone. */
export const dayKey = (at: string) => format("en-CA", "key", { dateStyle: "short" }).format(new Date(at));

/** "3 minutes ago" and the like; a date beyond a week. */
export function relative(at: string, language: string, now = Date.now()): string {
  const gap = new Date(at).getTime() - now;
  const size = Math.abs(gap);
  if (size > 7 * DAY) return day(at, language, now);
  const rtf = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "narrow" });
  if (size < MINUTE) return rtf.format(0, "second");
  if (size < HOUR) return rtf.format(Math.trunc(gap / MINUTE), "minute");
  if (size < DAY) return rtf.format(Math.trunc(gap / HOUR), "hour");
  return rtf.format(Math.trunc(gap / DAY), "day");
}

/** A span as people read it at a glance: 40s, 3m, 2h, 5d, in the reader's language. */
export function useSpan(): (ms: number) => string {
  const { t } = useTranslation();
  return (ms) => {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return t("span.s", { n: s });
    if (s < 3600) return t("span.m", { n: Math.floor(s / 60) });
    if (s < 86_400) return t("span.h", { n: Math.floor(s / 3600) });
    return t("span.d", { n: Math.floor(s / 86_400) });
  };
}
