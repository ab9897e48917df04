import type { ScenarioMiss, ScenarioTurn } from "@api/scenarios";
import { CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import styles from "./talk.module.css";
import { told } from "./words";

/** What came of a turn, besides its words. */
function Facts({ turn }: { turn: ScenarioTurn }) {
  const { t } = useTranslation("scenarios");
  return (
    <p className={styles.facts}>
      <Chip>{t(`outcome.${turn.outcome}`, { defaultValue: turn.outcome })}</Chip>
      {turn.flow && <Chip tone="accent">{t("talk.flow", { flow: turn.flow })}</Chip>}
      {turn.asks && (
        <Chip>{t("talk.asks", { name: turn.asks === "confirmation" ? t("confirmation") : turn.asks })}</Chip>
      )}
      {turn.hand_over && (
        <Chip tone="amber">
          {t("talk.handOver", {
            why: t(`conversation:handoverReason.${turn.hand_over}`, { defaultValue: turn.hand_over }),
          })}
        </Chip>
      )}
      <span className="zk-num">{t("ms", { n: Math.round(turn.ms) })}</span>
    </p>
  );
}

/** The conversation as it went: the customer, the assistant, what came of each turn, and what should have been. */
export function Talk({ turns, misses }: { turns: ScenarioTurn[]; misses: ScenarioMiss[] }) {
  const { t } = useTranslation("scenarios");
  return (
    <ol className={styles.talk} aria-label={t("talk.label")}>
      {turns.map((turn, n) => (
        <li key={n}>
          {turn.says.map((text, i) => (
            <p key={i} className={styles.bubble} data-by="customer">
              <span className="zk-sr">{t("talk.customer")}</span>
              {text}
            </p>
          ))}
          {turn.text ? (
            <p className={styles.bubble} data-by="assistant">
              <span className="zk-sr">{t("talk.assistant")}</span>
              {turn.text}
            </p>
          ) : (
            <p className={styles.silent}>{t("talk.silent")}</p>
          )}
          {turn.options.length > 0 && (
            <ul className={styles.options} aria-label={t("talk.options")}>
              {turn.options.map((option, i) => (
                <li key={i}>{option}</li>
              ))}
            </ul>
          )}
          <Facts turn={turn} />
          {misses
            .filter((miss) => miss.turn === n + 1)
            .map((miss, i) => (
              <p key={i} className={styles.miss}>
                <CircleX size={15} aria-hidden="true" /> {told(miss, t)}
              </p>
            ))}
        </li>
      ))}
    </ol>
  );
}
