import type { Id, Message, TurnBrief } from "@api/contract";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { day, dayKey } from "@/core/time";
import { messagesOf, pendingOf, typingIn } from "@/features/live/selectors";
import type { Pending } from "@/features/live/state";
import { useLive, useNow } from "@/features/live/store";
import { EventLine } from "./EventLine";
import { useJump } from "./jump";
import { MessageItem } from "./MessageItem";
import { interleave, numberOf, useMerged } from "./merge/merged";
import { PendingItem } from "./PendingItem";
import { useCalled } from "./place";
import { useScrolling } from "./scrolling";
import styles from "./Transcript.module.css";

interface Props {
  id: Id;
  loaded: boolean;
  hasEarlier: boolean;
  top: ReactNode;
  onEarlier: (limit?: number) => Promise<void>;
  onWhy: (turn: TurnBrief) => void;
  onRetry: (pending: Pending) => void;
  onDrop: (clientId: string) => void;
}

const GROUP_MS = 5 * 60_000;

function follows(message: Message, before: Message | undefined): boolean {
  if (!before || before.kind === "event" || before.private !== message.private) return false;
  if (
    before.conversation_id !== message.conversation_id ||
    before.author.kind !== message.author.kind ||
    before.author.id !== message.author.id
  )
    return false;
  return new Date(message.created_at).getTime() - new Date(before.created_at).getTime() < GROUP_MS;
}

function Typing({ id }: { id: Id }) {
  const { t } = useTranslation("conversation");
  const now = useNow(1_000);
  const typing = useLive((s) => s.typing[id]);
  const names = typingIn(typing, now).map((a) => a.name);
  return (
    <p className={styles.typing} aria-live="polite">
      {names.length > 0 && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t("typing", { names: names.join(t("comma")) })}
        </>
      )}
    </p>
  );
}

/** The conversation as it was said, oldest first. */
export function Transcript({ id, loaded, hasEarlier, top, onEarlier, onWhy, onRetry, onDrop }: Props) {
  const { t, i18n } = useTranslation("conversation");
  const conversation = useLive((s) => s.conversations[id]);
  const outbox = useLive((s) => s.outbox);
  const own = useMemo(() => messagesOf(conversation), [conversation]);
  const row = useLive((s) => s.rows[id]);
  const parts = useMerged(id, row);
  const messages = useMemo(() => interleave(own, parts, hasEarlier), [own, parts, hasEarlier]);
  const pending = useMemo(() => pendingOf(outbox, id), [outbox, id]);
  const [fetching, setFetching] = useState(false);
  const { ref, block, virtual, margin, onScroll, behind, toEnd, reveal } = useScrolling(
    id,
    messages,
    messages.length + pending.length,
    loaded,
  );
  const shown = virtual.getVirtualItems();

  useJump({ id, within: ref, loaded, hasEarlier, messages, onEarlier, reveal });

  async function earlier() {
    setFetching(true);
    await onEarlier().finally(() => setFetching(false));
  }

  return (
    <div className={styles.frame}>
      <div
        ref={ref}
        className={`zk-scroll ${styles.scroll}`}
        onScroll={onScroll}
        role="log"
        aria-label={useCalled(t("transcript"), row)}
      >
        <div className={styles.inner}>
          {top}
          {!loaded && <SkeletonRows count={5} height={84} />}
          {loaded && hasEarlier && (
            <Button type="text" size="small" className={styles.earlier ?? ""} loading={fetching} onClick={earlier}>
              {t("earlier")}
            </Button>
          )}
          <div ref={block} style={{ height: virtual.getTotalSize() }}>
            <div style={{ transform: `translateY(${(shown[0]?.start ?? margin) - margin}px)` }}>
              {shown.map(({ index, key }) => {
                const message = messages[index];
                if (!message) return null;
                const before = messages[index - 1];
                const newDay = !before || dayKey(before.created_at) !== dayKey(message.created_at);
                return (
                  <div key={key} ref={virtual.measureElement} data-index={index} className={styles.one}>
                    {newDay && <p className={styles.day}>{day(message.created_at, i18n.language)}</p>}
                    {message.kind === "event" ? (
                      <EventLine message={message} />
                    ) : (
                      <MessageItem
                        message={message}
                        from={message.conversation_id === id ? undefined : numberOf(parts, message)}
                        follows={!newDay && follows(message, before)}
                        onWhy={onWhy}
                      />
                    )}
                  </div>
                );
              })}
            </div>
          </div>
          {pending.map((p) => (
            <PendingItem key={p.client_id} pending={p} onRetry={onRetry} onDrop={onDrop} />
          ))}
          <Typing id={id} />
        </div>
      </div>
      {behind > 0 && (
        <button type="button" className={styles.behind} onClick={toEnd}>
          <ArrowDown size={14} /> {t("newBelow")}
        </button>
      )}
    </div>
  );
}
