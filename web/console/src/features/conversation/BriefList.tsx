import type { Brief } from "@api/handOver";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./HandoverCard.module.css";

/** What the assistant knew when it handed over, part by part; parts that say nothing are left out. */
export function BriefList({ brief }: { brief: Brief }) {
  const { t } = useTranslation("conversation");
  const lines = (texts: string[] = []) => texts.map((text, n) => <div key={`${n} ${text}`}>{text}</div>);
  const tried = brief.tried?.map((one) =>
    [t(`outcome.${one.outcome}`), one.about.join("、")].filter(Boolean).join(" · "),
  );
  const mood = brief.mood && [
    t(`brief.moods.${brief.mood}`),
    ...(brief.anger ? [t("brief.angerPoints", { points: brief.anger })] : []),
    ...(brief.topics ?? []).map((topic) => t(`brief.topics.${topic}`)),
  ];
  const parts: [string, ReactNode][] = [
    ["issue", brief.issue?.length ? lines(brief.issue) : null],
    ["tried", tried?.length ? lines(tried) : null],
    ["slots", brief.slots?.length ? lines(brief.slots.map((slot) => `${slot.name}: ${slot.value}`)) : null],
    ["orders", brief.orders?.join(" · ")],
    ["mood", mood?.join(" · ")],
  ];
  return (
    <dl className={styles.brief}>
      {parts.map(([name, said]) =>
        said ? (
          <div key={name} style={{ display: "contents" }}>
            <dt>{t(`brief.${name}`)}</dt>
            <dd>{said}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
