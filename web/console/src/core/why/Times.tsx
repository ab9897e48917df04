import { useTranslation } from "react-i18next";
import styles from "./why.module.css";

/** Steps in the order they happen; the total last. */
const ORDER = ["begin", "understand", "retrieve", "search", "rank", "decide", "compose", "complete", "total"];

function steps(ms: Record<string, number>): [string, number][] {
  const place = (step: string) => (ORDER.includes(step) ? ORDER.indexOf(step) : ORDER.length - 2);
  return Object.entries(ms).sort(([a], [b]) => place(a) - place(b));
}

/** How long each step took. */
export function Times({ ms }: { ms: Record<string, number> }) {
  const { t } = useTranslation("conversation");
  return (
    <dl className={styles.times}>
      {steps(ms).map(([step, took]) => (
        <div key={step}>
          <dt>{t(`step.${step}`, { defaultValue: step })}</dt>
          <dd className="zk-num">{Number(took).toFixed(1)} ms</dd>
        </div>
      ))}
    </dl>
  );
}
