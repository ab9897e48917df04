import type { BoardQueue } from "@api/board";
import { Empty } from "@ui/Empty";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCan } from "@/core/session";
import { useSpan } from "@/core/time";
import { useNow } from "@/features/live/store";
import styles from "./board.module.css";
import { Figure } from "./Figure";
import { level, waited } from "./state";

function Queue({ queue, offset, moved }: { queue: BoardQueue; offset: number; moved: ReadonlySet<string> }) {
  const { t } = useTranslation("board");
  const span = useSpan();
  const now = useNow(1_000);
  const ms = waited(queue.waiting_since, now, offset);
  const expected = queue.expected_wait_s;
  const is = (name: string) => moved.has(`queue.${queue.id}.${name}`);
  return (
    <article className={styles.card} aria-label={queue.name}>
      <h3>
        {queue.name} <span className={styles.quiet}>{t("onlineCount", { count: queue.online })}</span>
      </h3>
      <div className={styles.figures}>
        <Figure metric="waiting" value={queue.waiting} moved={is("waiting")} level={level(ms)} />
        <Figure metric="longest" value={ms === null ? null : span(ms)} level={level(ms)} />
        <Figure
          metric="expected"
          value={expected === 0 ? t("atOnce") : expected && `≈ ${span(expected * 1000)}`}
          note={expected === null ? t(queue.online ? "tooFew" : "nobodyOnline") : undefined}
        />
        <Figure metric="inService" value={queue.in_service} moved={is("inService")} />
        <Figure metric="free" value={queue.free} moved={is("free")} />
      </div>
      {queue.waiting > 0 && queue.free === 0 && (
        <p className={styles.attention}>{t(queue.online ? "allFull" : "noneThere")}</p>
      )}
    </article>
  );
}

/** Each queue now: who waits, how long, and who is there for them. */
export function Queues({ queues, ...rest }: { queues: BoardQueue[]; offset: number; moved: ReadonlySet<string> }) {
  const { t } = useTranslation("board");
  const mayLook = useCan("staff.read");
  if (!queues.length)
    return (
      <Empty
        icon={<Users size={22} />}
        title={t("noQueues")}
        hint={t("noQueuesHint")}
        action={mayLook ? <Link to="/team/queues">{t("toQueues")}</Link> : undefined}
      />
    );
  return (
    <div className={styles.queues}>
      {queues.map((queue) => (
        <Queue key={queue.id} queue={queue} {...rest} />
      ))}
    </div>
  );
}
