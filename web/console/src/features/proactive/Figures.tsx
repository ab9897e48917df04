import type { ProactiveRule, Share } from "@api/proactive";
import { useTranslation } from "react-i18next";
import styles from "./proactive.module.css";

type Figures = ProactiveRule["figures"];
const OUTCOMES = ["sent", "held_out", "capped", "quiet", "busy", "refused"];
const percent = (share: number) => `${share > 0 ? "+" : ""}${(share * 100).toFixed(1)}%`;

/** How often a rule was decided how, and what those who were sent to did. */
export function Outcomes({ figures }: { figures: Figures }) {
  const { t } = useTranslation("proactive");
  if (!figures) return <span className={styles.quiet}>{t("nothing")}</span>;
  const { sent } = figures;
  return (
    <div className="zk-num">
      {OUTCOMES.filter((name) => figures.outcomes[name])
        .map((name) => `${t(`outcome.${name}`)} ${figures.outcomes[name]}`)
        .join(" · ")}
      {sent.n > 0 && (
        <p className={styles.quiet}>
          {t("after", { opened: sent.opened, wrote: sent.wrote, resolved: sent.resolved })}
        </p>
      )}
    </div>
  );
}

/** How much more those who were sent to wrote and were helped than those who went without. */
export function Effect({ figures }: { figures: Figures }) {
  const { t } = useTranslation("proactive");
  if (!figures?.wrote || !figures.resolved) return <span className={styles.quiet}>{t("noEffect")}</span>;
  const line = (name: "wrote" | "resolved", share: Share) => (
    <div className="zk-num">
      {t(`more.${name}`)} {percent(share.value)}{" "}
      <span className={styles.quiet}>({t("interval", { low: percent(share.low), high: percent(share.high) })})</span>
    </div>
  );
  return (
    <div>
      {line("wrote", figures.wrote)}
      {line("resolved", figures.resolved)}
    </div>
  );
}
