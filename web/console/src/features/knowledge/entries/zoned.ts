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

/** A moment as a date-and-time field shows it (2026-11-22T14:05). */
export function toField(at: string | null, zone: string): string {
  if (!at) return "";
  const time = new Date(at).getTime();
  return new Date(time + ahead(time, zone)).toISOString().slice(0, 16);
}

/** The moment that a date-and-time field means; null for an empty or unfinished one. */
export function fromField(text: string, zone: string): string | null {
  const shown = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(shown)) return null;
  const near = shown - ahead(shown, zone);
  return new Date(shown - ahead(near, zone)).toISOString();
}
