import type { AskResult } from "@api/imports";
import { Markdown } from "@ui/Markdown";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { Candidates } from "@/core/why/Candidates";
import { Times } from "@/core/why/Times";
import { Understood } from "@/core/why/Understood";
import styles from "../knowledge.module.css";

const two = (n: number | null) => (n === null ? "–" : n.toFixed(2));

/** What the assistant would say, and why: what was understood, found, decided, and how long it took. */
export function Answer({ result }: { result: AskResult }) {
  const { t } = useTranslation("knowledge");
  const held = result.thresholds;
  return (
    <div className={styles.columns}>
      <div className={styles.card}>
        <p className={styles.foot}>
          <Chip tone={result.outcome === "answer" ? "accent" : "plain"}>
            {t(`conversation:outcome.${result.outcome}`)}
          </Chip>
          <span className="zk-num">{t("conversation:why.confidence", { value: two(result.confidence) })}</span>
          <span className={`zk-num ${styles.quiet}`}>{Number(result.ms.total ?? 0).toFixed(0)} ms</span>
        </p>
        <div className={styles.bubble}>
          {result.answer ? <Markdown text={result.answer} /> : <p className={styles.quiet}>{t("noAnswer")}</p>}
        </div>
        {result.sources.length > 0 && (
          <p className={styles.quiet}>
            {t("rests")}{" "}
            {result.sources.map((s) => (
              <Link key={s.n} to={`/knowledge/${s.entry_id}`}>
                <Chip>
                  {s.n}. {s.title}
                </Chip>
              </Link>
            ))}
          </p>
        )}
        <section className={styles.why}>
          <h2>{t("conversation:why.understood")}</h2>
          <Understood read={result.understood} />
          {result.reasons.length > 0 && (
            <>
              <h2>{t("conversation:why.reasons")}</h2>
              <ul>
                {result.reasons.map((r) => (
                  <li key={r.code + r.text}>{r.text || r.code}</li>
                ))}
              </ul>
            </>
          )}
          {held && (
            <>
              <h2>{t("conversation:why.thresholds")}</h2>
              <p>
                <Link to="/knowledge/thresholds" className="zk-num">
                  {t("conversation:why.thresholdsLine", { answer: two(held.answer), offer: two(held.offer) })}
                </Link>
              </p>
            </>
          )}
          <h2>{t("conversation:why.times")}</h2>
          <Times ms={result.ms} />
        </section>
      </div>
      <aside className={styles.preview}>
        <h2>{t("candidates")}</h2>
        <Candidates
          candidates={result.candidates}
          taken={result.sources.map((s) => s.entry_id)}
          language={result.language}
          thresholds={held}
        />
      </aside>
    </div>
  );
}
