import type { ThresholdReplay } from "@api/decision";
import { ArrowRight, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import styles from "./decision.module.css";
import { percent } from "./Outcomes";

/** The questions that would have ended otherwise, the surest first. */
export function Changed({ replay }: { replay: ThresholdReplay }) {
  const { t } = useTranslation("decision");
  if (!replay.changed_total) return <p className={styles.quiet}>{t("unchanged")}</p>;
  return (
    <section className={styles.panel}>
      <h2>{t("changed", { count: replay.changed_total })}</h2>
      {replay.changed.length < replay.changed_total && (
        <p className={styles.quiet}>{t("changedSome", { count: replay.changed.length })}</p>
      )}
      <ul className={styles.changed}>
        {replay.changed.map((one) => (
          <li key={one.turn_id}>
            <Link to={`/inbox/${one.conversation_id}`}>{one.question}</Link>
            <p>
              <Chip>{t(`decided.${one.before}`)}</Chip>
              <ArrowRight size={13} aria-label={t("becomes")} />
              <Chip tone={one.after === "answer" ? "accent" : "plain"}>{t(`decided.${one.after}`)}</Chip>
              <span className={styles.quiet}>
                {one.entry.title} · <b className="zk-num">{percent(one.entry.score)}</b>
              </span>
              {one.helpful === true && <ThumbsUp size={13} aria-label={t("helpful")} />}
              {one.helpful === false && <ThumbsDown size={13} aria-label={t("notHelpful")} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
