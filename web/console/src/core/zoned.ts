/** Times in fields are the workspace's, wherever the reader sits. */

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function ahead(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, Number(p.value)]));
  const shown = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
  return shown - Math.floor(at / 1000) * 1000;
}

/** A moment as a date-and-time field shows it (2026-11-22T14:05); what is none stays as it was typed. */
export function toField(at: string | null, zone: string): string {
  if (!at) return "";
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) return at;
  return new Date(time + ahead(time, zone)).toISOString().slice(0, 16);
}

/** The moment that a date-and-time field means; null for an empty one. What is none stays as it was typed: saving it is refused. */
export function fromField(text: string, zone: string): string | null {
  const shown = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(shown)) return text || null;
  const near = shown - ahead(shown, zone);
  return new Date(shown - ahead(near, zone)).toISOString();
}

const WRITTEN =
  /^\s*(\d{4})\s*[-/.\u5e74]?\s*(\d{1,2})\s*[-/.\u6708]?\s*(\d{1,2})\s*\u65e5?(?:[T\s]+(\d{1,2})[:\uff1a](\d{2}))?\s*$/;

/** What somebody typed as a field holds it: 2027/1/2 → 2027-01-02T00:00; null where it is no date. */
export function written(text: string): string | null {
  const [, year, month, day, hour, minute] = WRITTEN.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const two = (part: string | undefined) => (part ?? "0").padStart(2, "0");
  const moment = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  const time = Date.parse(`${moment}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(moment) ? moment : null;
}
