import type { Id, TurnBrief } from "@api/contract";
import { Empty } from "@ui/Empty";
import { Sparkles } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import { messagesOf } from "@/features/live/selectors";
import { useLive } from "@/features/live/store";
import styles from "./AssistantTab.module.css";
import { TurnWhy } from "./TurnWhy";

/** The assistant's turns in this conversation, each with its reasons. */
export function AssistantTab({ id }: { id: Id }) {
  const { t } = useTranslation("conversation");
  const conversation = useLive((s) => s.conversations[id]);
  const [open, setOpen] = useState<Id | null>(null);
  const turns = useMemo(
    () =>
      messagesOf(conversation)
        .flatMap((m) => (m.turn ? [{ turn: m.turn as TurnBrief, at: m.created_at, text: m.content.text ?? "" }] : []))
        .reverse(),
    [conversation],
  );
  if (!turns.length) return <Empty icon={<Sparkles size={22} />} title={t("turns.none")} hint={t("turns.hint")} />;
  return (
    <ul className={styles.turns}>
      {turns.map(({ turn, at, text }) => (
        <li key={turn.id}>
          <button
            type="button"
            aria-expanded={open === turn.id}
            onClick={() => setOpen(open === turn.id ? null : turn.id)}
          >
            <span>
              <b>{t(`outcome.${turn.outcome}`)}</b>
              {turn.confidence !== null && <i className="zk-num">{turn.confidence.toFixed(2)}</i>}
              <TimeAgo at={at} as="clock" />
            </span>
            <span className={styles.words}>{text.replace(/[*_#`]/g, "")}</span>
          </button>
          {open === turn.id && <TurnWhy conversationId={id} turnId={turn.id} />}
        </li>
      ))}
    </ul>
  );
}
