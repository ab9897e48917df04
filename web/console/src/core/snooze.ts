import { fromField, toField } from "@/core/zoned";

const DAY = 86_400_000;

/** Moments a conversation is commonly put off to, or a reply sent at; mornings are the workspace's. */
export function snoozeTimes(now: Date, zone: string): { key: string; until: Date }[] {
  const inHours = (h: number) => new Date(now.getTime() + h * 3_600_000);
  const today = toField(now.toISOString(), zone).slice(0, 10);
  const morning = (days: number) => {
    const date = new Date(Date.parse(`${today}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
    return new Date(fromField(`${date}T09:00`, zone) ?? now);
  };
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  return [
    { key: "hour", until: inHours(1) },
    { key: "afternoon", until: inHours(4) },
    { key: "tomorrow", until: morning(1) },
    { key: "monday", until: morning((8 - weekday) % 7 || 7) },
  ];
}
