import type { Id } from "@api/contract";
import type { ScheduledReply } from "@api/writing";
import Button from "antd/es/button";
import { CircleAlert, Clock, Undo2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { withWords } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { clock, day } from "@/core/time";
import type { useScheduled } from "@/features/live/scheduled";
import { useLive, useNow } from "@/features/live/store";
import styles from "./Waiting.module.css";

const ScheduleDialog = lazy(() => withWords(import("./ScheduleDialog")).then((m) => ({ default: m.ScheduleDialog })));

interface Props {
  scheduled: Pick<ReturnType<typeof useScheduled>, "items" | "takeBack" | "sendNow" | "move">;
  /** The reader's own id among agents. */
  own: Id | undefined;
  onBack: () => void;
}

function summary(reply: ScheduledReply): string {
  return reply.parts.map((p) => p.content.text ?? p.content.title ?? p.content.attachment?.name ?? "").join(" ");
}

function Line({ reply, scheduled, own, onBack }: Props & { reply: ScheduledReply }) {
  const { t, i18n } = useTranslation("conversation");
  const { message } = useFeedback();
  const explain = useExplain();
  const now = useNow(250);
  const agents = useLive((s) => s.agents);
  const [asking, setAsking] = useState(false);
  const mine = reply.agent_id === own;
  const left = Math.ceil((Date.parse(reply.send_at) - now) / 1000);
  const failed = reply.failure !== null;
  const at = `${day(reply.send_at, i18n.language)} ${clock(reply.send_at, i18n.language)}`;

  async function back() {
    const taken = await scheduled.takeBack(reply).catch((error: unknown) => void message.error(explain(error)));
    if (taken) onBack();
    else if (taken === null) void message.info(t("waiting.went"));
  }
  const sendNow = () => scheduled.sendNow(reply).catch((error: unknown) => void message.error(explain(error)));

  const why = failed
    ? t("waiting.failed", {
        why: t(`waiting.why.${reply.failure}`, { defaultValue: t("waiting.why.other", { code: reply.failure }) }),
      })
    : reply.held
      ? left > 0
        ? t("waiting.held", { n: left })
        : t("sending")
      : t(mine ? "waiting.at" : "waiting.atBy", { at, name: agents[reply.agent_id]?.name ?? "" });
  const then = reply.then_status ? t(`waiting.then.${reply.then_status}`) : "";
  const Icon = failed ? CircleAlert : Clock;
  return (
    <li data-failed={failed} data-held={reply.held && !failed}>
      <Icon size={15} aria-hidden="true" />
      <p>
        <strong role={failed ? "alert" : undefined}>
          {why}
          {then && ` · ${then}`}
        </strong>
        {!(reply.held && !failed) && <span>{summary(reply)}</span>}
      </p>
      {mine && (
        <span className={styles.acts}>
          <Button size="small" icon={<Undo2 size={13} />} onClick={() => void back()}>
            {t(reply.held && !failed ? "undo" : "waiting.back")}
          </Button>
          {!reply.held && (
            <Button size="small" type="text" onClick={() => setAsking(true)}>
              {t("waiting.move")}
            </Button>
          )}
          <Button size="small" type="text" onClick={() => void sendNow()}>
            {t("waiting.now")}
          </Button>
        </span>
      )}
      <Suspense>
        {asking && (
          <ScheduleDialog
            at={reply.send_at}
            ifAnswered={reply.if_answered}
            onChoose={(sendAt, ifAnswered) => scheduled.move(reply, sendAt, ifAnswered)}
            onClose={() => setAsking(false)}
          />
        )}
      </Suspense>
    </li>
  );
}

/** What was written and has not gone: it can be taken back, sent at once, or given another time. */
export function Waiting(props: Props) {
  const { t } = useTranslation("conversation");
  return (
    <ul className={styles.waiting} aria-label={t("waiting.title")}>
      {props.scheduled.items.map((reply) => (
        <Line key={reply.id} reply={reply} {...props} />
      ))}
    </ul>
  );
}
