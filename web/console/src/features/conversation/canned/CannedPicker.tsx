import type { CannedReply, CannedVariable, Rendered } from "@api/canned";
import type { Id, Page } from "@api/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { type KeyboardEvent, type RefObject, useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFeedback } from "@/core/feedback";
import { get, post, query } from "@/core/http";
import { useExplain } from "@/core/problem";
import { pieces } from "@/core/variables";
import { MessageActs } from "../acts";
import styles from "./CannedPicker.module.css";
import { actOf } from "./keys";

/** The reply the keys stand on, for the field that keeps the focus. */
export const activeIn = (conversation: Id) => `zk-canned-${conversation}`;

interface Props {
  words: string;
  conversationId: Id;
  /** Set to what takes the field's keys while the list is open; true: the key was ours. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>;
  onPick: (text: string) => void;
  onClose: () => void;
}

function useReplies(words: string) {
  return useQuery({
    queryKey: ["canned-replies", "picker", words],
    queryFn: ({ signal }) => get<Page<CannedReply>>(`/canned-replies${query({ q: words, limit: 20 })}`, signal),
    placeholderData: (held) => held,
  });
}

/** Variables by what people call them. */
function useLabels(): (variable: string) => string {
  const { data } = useQuery({
    queryKey: ["canned-variables"],
    queryFn: () => get<{ items: CannedVariable[] }>("/canned-replies/variables"),
    select: (page) => page.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (variable) => data?.find((one) => variable.includes(one.name))?.label ?? variable.replace(/[{}\s]/g, "");
}

/** Ready replies above the composer, narrowed by what is typed after the slash; the field keeps the focus. */
export function CannedPicker({ words, conversationId, keys, onPick, onClose }: Props) {
  const { t } = useTranslation("canned");
  const explain = useExplain();
  const queries = useQueryClient();
  const { message } = useFeedback();
  const label = useLabels();
  const { data, error, isFetching } = useReplies(words);
  const [at, setAt] = useState(0);
  const busy = useRef(false);
  const wish = useRef(false);
  const acts = useContext(MessageActs);
  const latest = useRef(onPick);
  latest.current = onPick;
  const items = data?.items ?? [];
  const active = items[Math.min(at, items.length - 1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, another first one
  useEffect(() => {
    setAt(0);
    wish.current = false;
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the keys
  useEffect(() => {
    document.getElementById(activeIn(conversationId))?.scrollIntoView({ block: "nearest" }); // newer browsers give a promise
  }, [at]);

  async function pick(reply: CannedReply) {
    if (busy.current) return;
    if (reply.steps.length && acts) {
      onPick(""); // it is looked at before it runs
      acts.macro(reply);
      return;
    }
    busy.current = true;
    try {
      const done = await post<Rendered>(`/canned-replies/${reply.id}/render`, { conversation_id: conversationId });
      if (keys.current) latest.current(done.text); // what was typed meanwhile stays, a closed list puts nothing in
      void queries.invalidateQueries({ queryKey: ["canned-replies"] });
    } catch (problem) {
      void message.error(explain(problem));
    } finally {
      busy.current = false;
    }
  }

  function onKey(event: KeyboardEvent): boolean {
    const act = actOf(event, items.length, isFetching);
    if (!act) return false;
    if (act === "close") onClose();
    else if (act === "wait") wish.current = true;
    else if (act === "pick") active && void pick(active);
    else setAt((Math.min(at, items.length - 1) + act + items.length) % items.length);
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  useEffect(() => {
    if (isFetching || !wish.current) return;
    wish.current = false; // Enter came before the list did
    if (active) void pick(active);
  });
  useEffect(() => {
    keys.current = onKey;
    return () => {
      keys.current = null;
    };
  });

  return (
    <div className={styles.picker}>
      <div className={`zk-scroll ${styles.list}`} role="listbox" aria-label={t("title")}>
        {items.map((reply, i) => (
          <button
            key={reply.id}
            id={reply === active ? activeIn(conversationId) : undefined}
            type="button"
            role="option"
            aria-selected={reply === active}
            tabIndex={-1}
            onMouseDown={(e) => e.preventDefault()}
            onMouseMove={() => setAt(i)}
            onClick={() => void pick(reply)}
          >
            <code>/{reply.shortcut}</code>
            <strong>{reply.title}</strong>
            {reply.steps.length > 0 && <ListChecks size={14} aria-label={t("steps.several")} />}
            <small>{t(`scope.${reply.scope}`)}</small>
          </button>
        ))}
      </div>
      {error && <p role="alert">{explain(error)}</p>}
      {data && !items.length && <p className={styles.none}>{t(words ? "noneFound" : "none")}</p>}
      {active && (
        <p className={styles.preview}>
          {pieces(active.body).map((piece, i) => (
            <span key={i} data-variable={piece.variable}>
              {piece.variable ? label(piece.text) : piece.text}
            </span>
          ))}
        </p>
      )}
      <p className={styles.foot}>
        <span>{t("keys")}</span>
        <Link to="/knowledge/canned" onMouseDown={(e) => e.preventDefault()}>
          {t("manage")}
        </Link>
      </p>
    </div>
  );
}
