import type { ActionCall } from "@api/actions";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import styles from "../systems.module.css";

/** What happened to a call, in its order. */
export function Timeline({ call }: { call: ActionCall }) {
  const { t } = useTranslation("systems");
  const said = call.said ?? {};
  return (
    <ol className={styles.timeline}>
      <li>
        <TimeAgo at={call.created_at} as="clock" />
        {t(said.text === undefined ? "course.began" : "course.proposed")}
      </li>
      {said.confirmed_why && <li>{t("course.confirmed", { why: said.confirmed_why })}</li>}
      {call.attempts > 0 && <li>{t("course.tried", { count: call.attempts })}</li>}
      {call.done_at && (
        <li>
          <TimeAgo at={call.done_at} as="clock" />
          {t(`is.${call.state}`)}
          {call.ms !== null && <span className="zk-num"> · {t("ms", { ms: Math.round(call.ms) })}</span>}
        </li>
      )}
      {said.settled_why && <li>{t("course.settled", { why: said.settled_why })}</li>}
    </ol>
  );
}
