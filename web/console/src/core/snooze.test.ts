import { expect, test } from "vitest";
import { snoozeTimes } from "./snooze";

test.each([
  // A Sunday evening in UTC is Monday morning in Shanghai already: the next Monday is a week away.
  ["2026-11-22T18:00:00Z", "Asia/Shanghai", "2026-11-24T01:00:00.000Z", "2026-11-30T01:00:00.000Z"],
  ["2026-11-22T12:00:00Z", "Asia/Shanghai", "2026-11-23T01:00:00.000Z", "2026-11-23T01:00:00.000Z"],
  ["2026-11-22T12:00:00Z", "America/New_York", "2026-11-23T14:00:00.000Z", "2026-11-23T14:00:00.000Z"],
])("from %s in %s: tomorrow is %s, Monday %s", (now, zone, tomorrow, monday) => {
  const times = Object.fromEntries(snoozeTimes(new Date(now), zone).map((x) => [x.key, x.until.toISOString()]));
  expect(times.tomorrow).toBe(tomorrow);
  expect(times.monday).toBe(monday);
  expect(Date.parse(times.hour ?? "") - Date.parse(now)).toBe(3_600_000);
});
