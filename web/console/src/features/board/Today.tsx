import type { Board } from "@api/board";
import { useTranslation } from "react-i18next";
import { useSpan } from "@/core/time";
import styles from "./board.module.css";
import { Figure } from "./Figure";
import { FEW } from "./metrics";
import { usePercent } from "./usePercent";

/** What happened since midnight. A share is never without what it is out of. */
export function Today({ today, moved }: { today: Board["today"]; moved: ReadonlySet<string> }) {
  const { t, i18n } = useTranslation("board");
  const span = useSpan();
  const percent = usePercent();
  const { first_reply: reply, satisfaction: rated } = today;
  const mean = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const open = [
    reply.unanswered && t("unanswered", { count: reply.unanswered }),
    reply.never && t("never", { count: reply.never }),
  ].filter(Boolean);
  return (
    <section className={styles.card} aria-labelledby="board-today">
      <h2 id="board-today">{t("today")}</h2>
      <div className={styles.figures} data-many>
        <Figure metric="begun" value={today.begun} moved={moved.has("begun")} />
        <Figure metric="handedOver" value={today.handed_over} moved={moved.has("handedOver")} />
        <Figure metric="resolved" value={today.resolved} moved={moved.has("resolved")} />
        <Figure
          metric="firstReply"
          value={reply.median_s === null ? null : span(reply.median_s * 1000)}
          n={reply.n}
          note={[reply.n ? t("replies", { count: reply.n }) : t("noReplies"), ...open].join(t("comma"))}
          moved={moved.has("firstReply")}
        />
        <Figure
          metric="within"
          value={percent(reply.within_share)}
          n={reply.n}
          note={reply.n ? t("ofReplies", { part: reply.within, count: reply.n }) : t("noReplies")}
          moved={moved.has("within")}
        />
        <Figure
          metric="satisfaction"
          value={percent(rated.share)}
          n={rated.n}
          note={
            rated.n === 0
              ? t("noRatings")
              : t("ratings", {
                  count: rated.n,
                  mean: mean.format(rated.mean ?? 0),
                  low: percent(rated.low),
                  high: percent(rated.high),
                })
          }
          moved={moved.has("satisfaction")}
        />
      </div>
      {((reply.n > 0 && reply.n < FEW) || (rated.n > 0 && rated.n < FEW)) && (
        <p className={styles.quiet}>{t("few", { n: FEW })}</p>
      )}
    </section>
  );
}
