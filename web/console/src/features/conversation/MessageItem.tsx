import type { Message, TurnBrief } from "@api/contract";
import { Avatar } from "@ui/Avatar";
import { Check, CheckCheck, CircleAlert, Ellipsis, StickyNote, ThumbsDown, ThumbsUp } from "lucide-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TimeAgo } from "@/core/TimeAgo";
import { Body } from "./bodies";
import styles from "./MessageItem.module.css";
import { MessageMenu } from "./MessageMenu";
import { Quote } from "./Quote";
import { SourceChip } from "./SourceChip";
import { Translated } from "./Translated";

interface Props {
  message: Message;
  /** The message before is of the same voice and near in time: name and avatar are not repeated. */
  follows: boolean;
  /** The number of the conversation it was said in, if that was merged into this one. */
  from?: number | undefined;
  onWhy: (turn: TurnBrief) => void;
}

function State({ message }: { message: Message }) {
  const { t } = useTranslation("conversation");
  if (message.direction === "in" || message.private) return null;
  const label = t(`state.${message.state}`);
  if (message.state === "failed") {
    return (
      <span className={styles.failed}>
        <CircleAlert size={13} aria-hidden="true" />
        {label}
        {message.failure ? `: ${message.failure.message}` : ""}
      </span>
    );
  }
  const Icon = message.state === "delivered" || message.state === "read" ? CheckCheck : Check;
  return (
    <span className={styles.state} data-state={message.state} title={label}>
      <Icon size={14} aria-hidden="true" />
      <span className="zk-sr">{label}</span>
    </span>
  );
}

/** What the customer said of an answer. */
function Voice({ helpful }: { helpful: boolean | null }) {
  const { t } = useTranslation("conversation");
  if (helpful === null) return null;
  const Icon = helpful ? ThumbsUp : ThumbsDown;
  return (
    <span className={styles.voice} data-helpful={helpful}>
      <Icon size={13} aria-hidden="true" />
      {t(helpful ? "helpful" : "notHelpful")}
    </span>
  );
}

/** The message's menu; until somebody is near, a button that stands for it and takes the focus. */
function Acts({ near, message }: { near: boolean; message: Message }) {
  const { t } = useTranslation("conversation");
  const [focused, setFocused] = useState(false);
  if (near || focused) return <MessageMenu message={message} />;
  return (
    <button type="button" className={styles.stand} aria-label={t("act.more")} onFocus={() => setFocused(true)}>
      <Ellipsis size={15} />
    </button>
  );
}

/** One message. Customer left, person and assistant right; notes across; told apart by place, shape and label. */
export const MessageItem = memo(function MessageItem({ message, follows, from, onWhy }: Props) {
  const { t } = useTranslation("conversation");
  const { author } = message;
  const [near, setNear] = useState(false); // a menu for each message would cost more than the messages
  const come = () => setNear(true);
  const assistantMark = t("assistantMark");
  const voice = message.private ? "note" : author.kind;
  const avatarKind = author.kind === "customer" ? "customer" : author.kind === "assistant" ? "assistant" : "person";
  return (
    <article
      data-message={message.id}
      className={styles.item}
      data-seq={message.seq}
      data-voice={voice}
      data-follows={follows}
      data-recalled={message.recalled_at !== null}
      aria-label={author.name}
      tabIndex={-1}
      onPointerEnter={come}
      onPointerLeave={() => setNear(false)}
    >
      <span className={styles.face}>
        {!follows && voice !== "note" && (
          <Avatar name={author.name} kind={avatarKind} size={28} url={author.avatar_url} />
        )}
      </span>
      <div className={styles.column}>
        {!follows && (
          <p className={styles.by}>
            {voice === "note" && <StickyNote size={13} aria-hidden="true" />}
            {author.name !== assistantMark && <span>{author.name}</span>}
            {author.kind === "assistant" && <em>{assistantMark}</em>}
            {from !== undefined && <em className="zk-num">#{from}</em>}
            {voice === "note" && <em>{t("noteMark")}</em>}
            <TimeAgo at={message.created_at} as="clock" />
          </p>
        )}
        <div className={styles.bubble}>
          {message.quote && <Quote quote={message.quote} />}
          <Body kind={message.kind} content={message.content} />
          <Translated message={message} />
        </div>
        <p className={styles.foot}>
          {message.turn && <SourceChip turn={message.turn} onOpen={onWhy} />}
          <Voice helpful={message.turn?.helpful ?? null} />
          {message.recalled_at && <span className={styles.recalled}>{t("act.recalledMark")}</span>}
          <State message={message} />
          <Acts near={near} message={message} />
        </p>
      </div>
    </article>
  );
});
