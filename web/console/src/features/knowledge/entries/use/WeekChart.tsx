import type { EntryUsage } from "@api/knowledge";
import { useTranslation } from "react-i18next";
import styles from "./use.module.css";

const [WIDTH, HEIGHT, FOOT, HEAD] = [34, 120, 18, 14];
const WEEKS = 12;
const DAY = 86_400_000;

/** The last twelve weeks, those without a use among them. */
function filled(weeks: EntryUsage["weeks"]): EntryUsage["weeks"] {
  const last = weeks[weeks.length - 1];
  if (!last) return [];
  const held = new Map(weeks.map((w) => [w.week, w]));
  const end = Date.parse(last.week);
  return Array.from({ length: WEEKS }, (_, i) => {
    const week = new Date(end - (WEEKS - 1 - i) * 7 * DAY).toISOString().slice(0, 10);
    return held.get(week) ?? { week, answered: 0, resolved: 0, handed_over: 0 };
  });
}

/** Answers by week, and what came of them: filled, hatched and hollow, so that colour is not needed to tell. */
export function WeekChart({ weeks }: { weeks: EntryUsage["weeks"] }) {
  const { t, i18n } = useTranslation("knowledge");
  const shown = filled(weeks);
  const most = Math.max(1, ...shown.map((w) => w.answered));
  const scale = (HEIGHT - HEAD) / most;
  const day = new Intl.DateTimeFormat(i18n.language, { month: "numeric", day: "numeric", timeZone: "UTC" });
  const total = shown.reduce((sum, w) => sum + w.answered, 0);
  return (
    <figure className={styles.chart}>
      <figcaption>{t("use.chart", { count: total, weeks: WEEKS })}</figcaption>
      <svg
        viewBox={`0 0 ${WEEKS * WIDTH} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={t("use.chart", { count: total, weeks: WEEKS })}
      >
        <defs>
          <pattern id="zk-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" className={styles.handed} />
            <line x1="0" y1="0" x2="0" y2="5" className={styles.hatch} />
          </pattern>
        </defs>
        {shown.map((w, i) => {
          const open = Math.max(0, w.answered - w.resolved - w.handed_over);
          const x = i * WIDTH + 6;
          let y = HEIGHT;
          const bar = (n: number, className: string | undefined, fill?: string) => {
            y -= n * scale;
            return (
              n > 0 && (
                <rect
                  x={x}
                  y={y}
                  width={WIDTH - 12}
                  height={n * scale}
                  className={className}
                  {...(fill ? { fill } : {})}
                />
              )
            );
          };
          return (
            <g key={w.week}>
              <title>
                {t("use.week", {
                  week: day.format(new Date(w.week)),
                  answered: w.answered,
                  resolved: w.resolved,
                  handed: w.handed_over,
                })}
              </title>
              {bar(w.resolved, styles.resolved)}
              {bar(w.handed_over, undefined, "url(#zk-hatch)")}
              {bar(open, styles.open)}
              {w.answered > 0 && (
                <text x={x + (WIDTH - 12) / 2} y={y - 4} textAnchor="middle">
                  {w.answered}
                </text>
              )}
              {(i % 3 === 2 || i === WEEKS - 1) && (
                <text x={x + (WIDTH - 12) / 2} y={HEIGHT + FOOT - 4} textAnchor="middle">
                  {day.format(new Date(w.week))}
                </text>
              )}
            </g>
          );
        })}
        <line x1="0" x2={WEEKS * WIDTH} y1={HEIGHT} y2={HEIGHT} className={styles.axis} />
      </svg>
      <ul className={styles.legend}>
        {(["resolved", "handedOver", "open"] as const).map((key) => (
          <li key={key} data-key={key}>
            <i aria-hidden="true" /> {t(`use.${key}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
