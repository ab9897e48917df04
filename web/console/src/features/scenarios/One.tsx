import type { ScenarioResult } from "@api/scenarios";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import styles from "./scenarios.module.css";
import { Talk } from "./Talk";
import { told } from "./words";

/** One play: whether it passed, at what it failed in plain words, and the conversation. */
export function One({ result, repeats }: { result: ScenarioResult; repeats: number }) {
  const { t } = useTranslation("scenarios");
  const [open, setOpen] = useState(false);
  const miss = result.misses[0];
  const took = (s: number) => (s < 1 ? t("ms", { n: Math.round(1000 * s) }) : t("seconds", { n: s.toFixed(1) }));
  return (
    <article className={styles.one} data-failed={!result.passed}>
      <header>
        <Chip tone={result.passed ? "accent" : "red"}>{t(result.passed ? "last.passed" : "last.failed")}</Chip>
        {result.scenario_id ? (
          <Link to={`/scenarios/${result.scenario_id}`}>{result.name}</Link>
        ) : (
          <strong title={t("results.gone")}>{result.name}</strong>
        )}
        <span className={styles.quiet}>{t(`pattern.${result.pattern}`)}</span>
        {repeats > 1 && <span className={styles.quiet}>{t("results.nth", { n: result.repeat })}</span>}
        <span className={`zk-num ${styles.quiet}`}>{took(result.seconds)}</span>
      </header>
      {miss && (
        <p className={styles.miss}>
          {t("results.at", { turn: miss.turn, said: miss.said })} {told(miss, t)}
        </p>
      )}
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronDown size={14} aria-hidden="true" /> {t(open ? "results.close" : "results.open")}
      </button>
      {open && <Talk turns={result.transcript} misses={result.misses} />}
    </article>
  );
}
