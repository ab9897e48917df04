import type { Handover } from "@api/contract";
import { ArrowRightLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import { BriefList } from "./BriefList";
import styles from "./HandoverCard.module.css";

/** Why a person is needed and what happened so far; sits above the transcript. */
export function HandoverCard({ handover }: { handover: Handover }) {
  const { t } = useTranslation("conversation");
  return (
    <aside className={styles.card} aria-label={t("handover")}>
      <ArrowRightLeft size={16} className={styles.icon} aria-hidden="true" />
      <div>
        <p className={styles.title}>
          <strong>{t("handover")}</strong>
          <span>
            {t(`handoverReason.${handover.reason}`, { defaultValue: handover.reason_text || handover.reason })}
          </span>
          <TimeAgo at={handover.at} className={styles.time ?? ""} />
        </p>
        {handover.brief?.issue ? (
          <BriefList brief={handover.brief} />
        ) : (
          handover.summary && <p className={styles.summary}>{handover.summary}</p>
        )}
      </div>
    </aside>
  );
}
