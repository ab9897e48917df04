import type { HoursNow as Answer, OpeningHours } from "@api/settings";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { post } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./hours.module.css";

const DAY = 86_400_000;

/** A moment by the hours' own clock: the time alone today, "tomorrow 09:00", else with the day. */
export function spoken(at: string, zone: string, language: string, now = Date.now()): string {
  const time = new Date(at);
  const key = (moment: number) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(moment);
  const clock = time.toLocaleTimeString(language, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (key(time.getTime()) === key(now)) return clock;
  if (key(time.getTime()) === key(now + DAY)) {
    return `${new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day")} ${clock}`;
  }
  const day = { timeZone: zone, weekday: "short", month: "short", day: "numeric" } as const;
  return `${time.toLocaleDateString(language, day)} ${clock}`;
}

/** What the hours on the screen, saved or not, mean right now; or what is wrong with them. */
export function HoursNow({ hours }: { hours: OpeningHours }) {
  const { t, i18n } = useTranslation("settings");
  const explain = useExplain();
  const asked = useDeferredValue(hours);
  const { data, error } = useQuery({
    queryKey: ["hours", asked],
    queryFn: () => post<Answer>("/inboxes/hours", asked),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    retry: false,
    gcTime: 60_000,
  });
  const at = (moment: string) => spoken(moment, asked.zone, i18n.language);
  if (error)
    return (
      <p role="alert" className={styles.problem}>
        {explain(error)}
      </p>
    );
  if (!data) return null;
  const text = data.open
    ? data.changes_at
      ? t("hours.openUntil", { at: at(data.changes_at) })
      : t("hours.openNow")
    : data.opens_at
      ? t("hours.closedUntil", { at: at(data.opens_at) })
      : t("hours.closedNow");
  return (
    <p role="status" className={styles.now} data-open={data.open}>
      {text}
    </p>
  );
}
