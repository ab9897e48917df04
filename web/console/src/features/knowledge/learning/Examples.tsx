import type { Gap } from "@api/learning";
import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@ui/Skeleton";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "@/core/http";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "./learning.module.css";

/** What customers said, each with its conversation. */
export function Examples({ gap }: { gap: Gap }) {
  const { t } = useTranslation("learning");
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: ["learning", "gap", gap.id, gap.size],
    queryFn: ({ signal }) => get<Gap>(`/dialogue/gaps/${gap.id}`, signal),
  });
  if (error)
    return (
      <p role="alert" className={styles.problem}>
        {explain(error)}
      </p>
    );
  if (!data) return <SkeletonRows count={2} />;
  if (!data.examples?.length) return <p className={styles.quiet}>{t("gaps.hiddenExamples")}</p>;
  return (
    <ul className={styles.examples}>
      {data.examples.map((one) => (
        <li key={one.turn_id}>
          <p>{one.text}</p>
          <p className={styles.meta}>
            <TimeAgo at={one.at} />
            {one.reasons.map((reason) => (
              <span key={reason}>{t(`gaps.reason.${reason}`)}</span>
            ))}
            <Link to={`/inbox/${one.conversation_id}`}>{t("gaps.toConversation")}</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
