import type { Decided, ThresholdStep } from "@api/decision";
import { useTranslation } from "react-i18next";
import styles from "./decision.module.css";

export const DECIDED: Decided[] = ["answer", "choices", "refuse"];
export const percent = (share: number) => `${Math.round(share * 100)}%`;

/** How turns ended under one pair of thresholds, as a bar and in numbers. */
export function Outcomes({ label, step }: { label: string; step: ThresholdStep }) {
  const { t } = useTranslation("decision");
  const turns = DECIDED.reduce((sum, kind) => sum + step.counts[kind], 0);
  return (
    <div className={styles.outcomes}>
      <p>
        <strong>{label}</strong>
        {step.expected_right !== null && (
          <span className={styles.quiet}>{t("expectedRight", { share: percent(step.expected_right) })}</span>
        )}
      </p>
      <div className={styles.bar} aria-hidden="true">
        {DECIDED.map((kind) => (
          <i key={kind} data-kind={kind} style={{ flexGrow: step.counts[kind] }} />
        ))}
      </div>
      <ul>
        {DECIDED.map((kind) => (
          <li key={kind} data-kind={kind}>
            {t(`decided.${kind}`)}{" "}
            <b className="zk-num">
              {step.counts[kind]} · {percent(step.counts[kind] / turns)}
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
