import type { ThresholdStep } from "@api/decision";
import { useTranslation } from "react-i18next";
import { useNarrow } from "@/core/useMedia";
import styles from "./decision.module.css";
import { percent } from "./Outcomes";

const HEIGHT = 200;
const LEFT = 40;
const BOTTOM = 26;
const TOP = 10;
const RIGHT = 12;

interface Props {
  steps: ThresholdStep[];
  turns: number;
  held: number;
  wanted: number;
}

/** Along the answer threshold: how much is answered at once, and how much of that is expected to be right. */
export function Curve({ steps, turns, held, wanted }: Props) {
  const { t } = useTranslation("decision");
  const width = useNarrow() ? 300 : 560; // about as wide as it stands there: its words keep their size
  const first = steps[0]?.answer ?? 0;
  const last = steps.at(-1)?.answer ?? 1;
  const x = (answer: number) => LEFT + ((answer - first) / (last - first)) * (width - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const line = (share: (step: ThresholdStep) => number | null) =>
    steps
      .flatMap((step) => {
        const value = share(step);
        return value === null ? [] : [`${x(step.answer).toFixed(1)},${y(value).toFixed(1)}`];
      })
      .join(" ");
  return (
    <figure className={styles.curve}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={t("curveHint")}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} className={styles.grid} />
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {steps
          .filter((_, n) => n % 3 === 0)
          .map((step) => (
            <text key={step.answer} x={x(step.answer)} y={HEIGHT - 8} textAnchor="middle">
              {percent(step.answer)}
            </text>
          ))}
        <line x1={x(held)} x2={x(held)} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.held} />
        {wanted !== held && (
          <line x1={x(wanted)} x2={x(wanted)} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.wanted} />
        )}
        <polyline points={line((step) => step.counts.answer / turns)} className={styles.answered} />
        <polyline points={line((step) => step.expected_right)} className={styles.right} />
      </svg>
      <figcaption>
        <span data-line="answered">{t("legendAnswered")}</span>
        <span data-line="right">{t("legendRight")}</span>
        <span data-line="held">{t("legendHeld")}</span>
        {wanted !== held && <span data-line="wanted">{t("legendWanted")}</span>}
      </figcaption>
    </figure>
  );
}
