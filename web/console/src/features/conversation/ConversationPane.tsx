import type { CannedReply } from "@api/canned";
import type { Actor, Id, Me, Message, Page, TurnBrief } from "@api/contract";
import { useQuery } from "@tanstack/react-query";
import { Empty } from "@ui/Empty";
import Button from "antd/es/button";
import { SearchX } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "@/core/commands";
import { ApiError, get, post } from "@/core/http";
import { withWords } from "@/core/i18n";
import { useKeys } from "@/core/keys";
import { canOn, mayTake } from "@/core/permissions";
import { useExplain } from "@/core/problem";
import { useOpened } from "@/features/live/opened";
import { applyRow } from "@/features/live/reducer";
import { useSending } from "@/features/live/sending";
import { useLive, useLiveLink } from "@/features/live/store";
import { useConversationActions } from "./actions";
import { MessageActs } from "./acts";
import { Composer } from "./Composer";
import styles from "./ConversationPane.module.css";
import { typeSlash } from "./canned/slash";
import type { Mode } from "./draft";
import { HandoverCard } from "./HandoverCard";
import { Header } from "./Header";
import { mayMerge } from "./moreMenu";
import { useCalled, usePlace } from "./place";
import { Transcript } from "./Transcript";

const AssignDialog = lazy(() => import("./AssignDialog").then((m) => ({ default: m.AssignDialog })));
const MacroDialog = lazy(() => withWords(import("./MacroDialog")).then((m) => ({ default: m.MacroDialog })));
const PlannedDialog = lazy(() => withWords(import("./PlannedDialog")).then((m) => ({ default: m.PlannedDialog })));
const TimelineDrawer = lazy(() => withWords(import("./TimelineDrawer")).then((m) => ({ default: m.TimelineDrawer })));
const MergeDialog = lazy(() => withWords(import("./merge/MergeDialog").then((m) => ({ default: m.MergeDialog }))));
const TranscriptDialog = lazy(() =>
  withWords(import("./TranscriptDialog").then((m) => ({ default: m.TranscriptDialog }))),
);
const ForwardDialog = lazy(() =>
  withWords(import("./forward/ForwardDialog").then((m) => ({ default: m.ForwardDialog }))),
);
const WhyDrawer = lazy(() => import("./WhyDrawer").then((m) => ({ default: m.WhyDrawer })));

interface Props {
  id: Id;
  me: Me;
  onBack: (() => void) | null;
  tools?: ReactNode;
  panelOpen: boolean;
  onPanel: () => void;
}

/** Marks what is on screen as read, once per newest message, while the page is looked at. */
function useReadMark(id: Id, unread: number, lastSeq: number, ready: boolean) {
  const { store } = useLiveLink();
  useEffect(() => {
    if (!ready || !unread) return;
    const mark = () => {
      if (document.visibilityState !== "visible") return;
      post<Parameters<typeof applyRow>[1]>(`/conversations/${id}/read`, { seq: lastSeq }).then(
        (row) => row && store.update((s) => applyRow(s, row)),
        () => {}, // the next message marks it again
      );
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [id, unread, lastSeq, ready, store]);
}

/** The canned replies of several steps, where they may be run. */
function useMacros(may: boolean): CannedReply[] {
  const { data } = useQuery({
    queryKey: ["canned-replies", "macros"],
    queryFn: ({ signal }) => get<Page<CannedReply>>("/canned-replies?limit=200", signal),
    select: (page) => page.items.filter((one) => one.steps.length > 0),
    enabled: may,
    staleTime: 300_000,
  });
  return may ? (data ?? []) : [];
}

/** The conversation: header, hand-over, transcript, composer. */
export function ConversationPane({ id, me, onBack, tools, panelOpen, onPanel }: Props) {
  const { t } = useTranslation("conversation");
  const explain = useExplain();
  const { split, active } = usePlace();
  const row = useLive((s) => s.rows[id]);
  const called = useCalled(t("pane"), row);
  const { conversation, error, refresh, loadEarlier } = useOpened(id);
  const actions = useConversationActions(id);
  const [mode, setMode] = useState<Mode>("reply");
  const [assigning, setAssigning] = useState(false);
  const [timeline, setTimeline] = useState(false);
  const [merging, setMerging] = useState(false);
  const [mailing, setMailing] = useState(false);
  const [forwarding, setForwarding] = useState<{ message: Message | null } | null>(null);
  const [why, setWhy] = useState<TurnBrief | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const quote = useRef<((message: Message) => void) | null>(null);
  const [macro, setMacro] = useState<CannedReply | null>(null);
  const acts = useMemo(
    () => ({
      id,
      me,
      reply: (message: Message) => quote.current?.(message),
      macro: setMacro,
      forward: (message: Message) => setForwarding({ message }),
    }),
    [id, me],
  );
  const author = useMemo<Actor>(
    () => ({ kind: "person", id: me.agent?.id ?? me.user.id, name: me.user.name, avatar_url: me.user.avatar_url }),
    [me],
  );
  const { send, reply, retry, drop } = useSending(id, author);
  const loaded = (conversation?.position ?? -1) >= 0;
  useReadMark(
    id,
    row?.unread ?? 0,
    row?.last_seq ?? 0,
    active && loaded && row !== undefined && canOn(me, "conversation.reply", row),
  );

  function write(next: Mode) {
    setMode(next);
    requestAnimationFrame(() => field.current?.focus());
  }
  const open = row?.status !== "resolved";
  const mayAssign = open && row !== undefined && canOn(me, "conversation.assign", row);
  const takes = open && row !== undefined && mayTake(me, row);
  const mayResolve = open && row !== undefined && canOn(me, "conversation.resolve", row);
  const keys = {
    r: () => write("reply"),
    n: () => write("note"),
    a: mayAssign ? () => setAssigning(true) : undefined,
    e: mayResolve ? () => void actions.resolve() : undefined,
    w: me.agent && row ? () => void actions.follow(!row.followed) : undefined,
    "/": () => {
      setMode("reply");
      requestAnimationFrame(() => typeSlash(field.current));
    },
  };
  useKeys(active ? keys : {});
  const macros = useMacros(row !== undefined && canOn(me, "conversation.reply", row));
  const group = t("palette", { name: row?.customer.name ?? "" });
  const no = (allowed: boolean) => (allowed ? {} : { disabled: t("notYours") });
  const commands = [
    { id: "reply", group, label: t("mode.reply"), keys: "R", run: () => write("reply") },
    { id: "note", group, label: t("mode.note"), keys: "N", run: () => write("note") },
    { id: "take", group, label: t("take"), ...no(takes), run: () => void actions.take(row?.version) },
    { id: "assign", group, label: t("assign"), keys: "A", ...no(mayAssign), run: () => setAssigning(true) },
    { id: "resolve", group, label: t("resolve"), keys: "E", ...no(mayResolve), run: () => void actions.resolve() },
    {
      id: "merge",
      group,
      label: t("merge"),
      ...no(row !== undefined && mayMerge(row, me)),
      run: () => setMerging(true),
    },
    { id: "forward", group, label: t("forward"), run: () => setForwarding({ message: null }) },
    { id: "timeline", group, label: t("timeline"), run: () => setTimeline(true) },
    ...macros.map((one) => ({
      id: `macro-${one.id}`,
      group,
      label: t("runMacro", { title: one.title }),
      run: () => setMacro(one),
    })),
    { id: "back-to-bot", group, label: t("toAssistant"), run: () => void actions.giveBack("assistant") },
  ];
  useCommands(active ? commands : []);

  if (error && !loaded) {
    const missing = error instanceof ApiError && error.status === 404;
    return (
      <section className={styles.pane} aria-label={called}>
        {split && <div className={styles.headerSpace}>{tools}</div>}
        <Empty
          icon={<SearchX size={22} />}
          title={explain(error)}
          hint={missing ? t("missingHint") : ""}
          action={
            <Button onClick={() => (onBack && missing ? onBack() : void refresh())}>
              {onBack && missing ? t("inbox:back") : t("common:retry")}
            </Button>
          }
        />
      </section>
    );
  }
  return (
    <section className={styles.pane} aria-label={called} aria-current={split && active ? "true" : undefined}>
      {row ? (
        <Header
          row={row}
          me={me}
          actions={actions}
          onBack={onBack}
          tools={tools}
          onPanel={onPanel}
          panelOpen={panelOpen}
          onAssign={() => setAssigning(true)}
          onTimeline={() => setTimeline(true)}
          onMerge={() => setMerging(true)}
          onTranscript={() => setMailing(true)}
          onForward={() => setForwarding({ message: null })}
        />
      ) : (
        <div className={styles.headerSpace}>{tools}</div>
      )}
      <MessageActs value={acts}>
        <Transcript
          id={id}
          loaded={loaded}
          hasEarlier={conversation?.has_earlier ?? false}
          top={row?.handover ? <HandoverCard handover={row.handover} /> : null}
          onEarlier={loadEarlier}
          onWhy={setWhy}
          onRetry={(p) => void retry(p)}
          onDrop={drop}
        />
        {row && <Composer {...{ row, me, mode, send, reply, actions, field, quote }} onMode={setMode} key={id} />}
      </MessageActs>
      <Suspense>
        {assigning && row && <AssignDialog row={row} actions={actions} onClose={() => setAssigning(false)} />}
        {actions.ending && <PlannedDialog id={id} own={me.agent?.id} {...actions.ending} onClose={actions.endAsked} />}
        {macro && <MacroDialog macro={macro} conversationId={id} end={actions.end} onClose={() => setMacro(null)} />}
        {mailing && row && <TranscriptDialog row={row} onClose={() => setMailing(false)} />}
        {forwarding && row && <ForwardDialog row={row} me={me} {...forwarding} onClose={() => setForwarding(null)} />}
        {merging && row && <MergeDialog row={row} onClose={() => setMerging(false)} />}
        {timeline && <TimelineDrawer id={id} onClose={() => setTimeline(false)} />}
        {why && <WhyDrawer conversationId={id} turnId={why.id} onClose={() => setWhy(null)} />}
      </Suspense>
    </section>
  );
}
