import type { Id, Message, TurnBrief } from "@api/contract";
import { SkeletonRows } from "@ui/Skeleton";
import Button from "antd/es/button";
import { ArrowDown } from "lucide-react";
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { day, dayKey } from "@/core/time";
import { messagesOf, pendingOf, typingIn } from "@/features/live/selectors";
import type { Pending } from "@/features/live/state";
import { useLive, useNow } from "@/features/live/store";
import { EventLine } from "./EventLine";
import { useLinkedMessage } from "./focus";
import { MessageItem } from "./MessageItem";
import { interleave, numberOf, useMerged } from "./merge/merged";
import { PendingItem } from "./PendingItem";
import styles from "./Transcript.module.css";

interface Props {
  id: Id;
  loaded: boolean;
  hasEarlier: boolean;
  top: ReactNode;
  onEarlier: () => Promise<void>;
  onWhy: (turn: TurnBrief) => void;
  onRetry: (pending: Pending) => void;
  onDrop: (clientId: string) => void;
}

const GROUP_MS = 5 * 60_000;
const NEAR_BOTTOM = 80;

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

/** Keeps the end in sight while the reader is there, and the place where he reads otherwise. */
function useScrolling(id: Id, count: number, first: string | undefined, loaded: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const [behind, setBehind] = useState(0);
  const toEnd = () => {
    const el = ref.current;
    if (el) el.scrollTop = el.scrollHeight;
    setBehind(0);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins at its end
  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [id, loaded]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when messages were added
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBehind((n) => n + 1);
  }, [count]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an earlier page was put on top: stay where one reads
  useLayoutEffect(() => {
    const el = ref.current;
    if (el && !atEnd.current) el.scrollTop += el.scrollHeight - height.current;
    if (el) height.current = el.scrollHeight;
    setBehind(0);
  }, [first]);

  useEffect(() => {
    const el = ref.current;
    if (!el) return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(el);
    if (el.firstElementChild) observer.observe(el.firstElementChild);
    return () => observer.disconnect();
  });

  function onScroll() {
    const el = ref.current;
    if (!el) return;
    height.current = el.scrollHeight;
    atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_BOTTOM;
    if (atEnd.current) setBehind(0);
  }
  return { ref, onScroll, behind, toEnd };
}

function Typing({ id }: { id: Id }) {
  const { t } = useTranslation("conversation");
  const now = useNow(1_000);
  const state = useLive((s) => s);
  const names = typingIn(state, id, now).map((a) => a.name);
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
  const state = useLive((s) => s);
  const own = useMemo(() => messagesOf(state, id), [state, id]);
  const parts = useMerged(id, state.rows[id]);
  const messages = useMemo(() => interleave(own, parts, hasEarlier), [own, parts, hasEarlier]);
  const pending = useMemo(() => pendingOf(state, id), [state, id]);
  const [fetching, setFetching] = useState(false);
  const { ref, onScroll, behind, toEnd } = useScrolling(id, messages.length + pending.length, messages[0]?.id, loaded);

  useLinkedMessage(loaded, hasEarlier, messages.length, onEarlier);

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
        aria-label={t("transcript")}
      >
        <div className={styles.inner}>
          {top}
          {!loaded && <SkeletonRows count={5} height={84} />}
          {loaded && hasEarlier && (
            <Button type="text" size="small" className={styles.earlier ?? ""} loading={fetching} onClick={earlier}>
              {t("earlier")}
            </Button>
          )}
          {messages.map((message, i) => {
            const before = messages[i - 1];
            const newDay = !before || dayKey(before.created_at) !== dayKey(message.created_at);
            return (
              <Fragment key={message.conversation_id === id ? (message.client_id ?? message.id) : message.id}>
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
              </Fragment>
            );
          })}
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
