import { useTranslation } from "react-i18next";
import { stepsOf } from "./times";
import styles from "./why.module.css";

/** How long each step took. */
export function Times({ ms }: { ms: Record<string, number> }) {
  const { t } = useTranslation("conversation");
  return (
    <dl className={styles.times}>
      {stepsOf(ms).map(([step, took]) => (
        <div key={step}>
          <dt>{t(`step.${step}`)}</dt>
          <dd className="zk-num">{took.toFixed(1)} ms</dd>
        </div>
      ))}
    </dl>
  );
}
