/** Moments a conversation is commonly put off to. */
export function snoozeTimes(now: Date): { key: string; until: Date }[] {
  const inHours = (h: number) => new Date(now.getTime() + h * 3_600_000);
  const morning = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(9, 0, 0, 0);
    return at;
  };
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { key: "hour", until: inHours(1) },
    { key: "afternoon", until: inHours(4) },
    { key: "tomorrow", until: morning(1) },
    { key: "monday", until: morning(toMonday) },
  ];
}
