import type { Row } from "@api/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { SkeletonRows } from "@ui/Skeleton";
import { measures } from "@ui/tokens";
import Button from "antd/es/button";
import { ArrowUp } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/core/keys";
import { useExplain } from "@/core/problem";
import { useCounts, useInboxList } from "@/features/live/list";
import { holdOrder, rowsOf } from "@/features/live/selectors";
import type { ListQuery } from "@/features/live/state";
import { useLive, useNow } from "@/features/live/store";
import styles from "./InboxList.module.css";
import { InboxRow } from "./InboxRow";
import { ListTools } from "./ListTools";
import type { Ask } from "./question";
import { SavedTabs } from "./SavedTabs";
import { useSavedViews } from "./saved";
import { useChoice } from "./useChoice";
import { ViewTabs } from "./ViewTabs";

const FilterPanel = lazy(() => import("./FilterPanel"));
const ListEmpty = lazy(() => import("./ListEmpty").then((m) => ({ default: m.ListEmpty })));
const BulkBar = lazy(() => import("./BulkBar"));

interface Props {
  question: ListQuery;
  ask: Ask;
  savedId: string | null;
  selectedId: string | null;
  /** The one that stands beside it. */
  besideId: string | null;
  onOpen: (id: string) => void;
  onBeside: (id: string) => void;
}

/** Rows in live order, but held still while the pointer is over them. */
function useCalmRows(question: ListQuery, ready: boolean, now: number) {
  const state = useLive((s) => s);
  const at = question.waiting_over_s === null ? 0 : now; // only then the clock alone moves rows
  const live = useMemo(() => (ready ? rowsOf(state, at) : []), [state, ready, at]);
  const [held, setHeld] = useState<Row[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends the hold
  useEffect(() => setHeld(null), [question]);
  const calm = held?.length ? holdOrder(held, live, state.rows) : { rows: live, arrived: 0, left: [] as string[] };
  return {
    ...calm,
    hold: () => setHeld((h) => h ?? live),
    release: () => setHeld(null),
    /** Takes the new rows in, and holds again: the pointer is still here. */
    renew: () => setHeld(live),
  };
}

/** The left pane: views, search and filters, and the conversations. */
export function InboxList({ question, ask, savedId, selectedId, besideId, ...to }: Props) {
  const { t } = useTranslation("inbox");
  const { onOpen, onBeside } = to;
  const explain = useExplain();
  const { loading, error, ready, more, refresh, loadMore } = useInboxList(question);
  const counts = useCounts();
  const now = useNow(5_000);
  const { rows, arrived, left, hold, release, renew } = useCalmRows(question, ready, now);
  const views = useSavedViews(question);
  const [filtering, setFiltering] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => measures.row,
    overscan: 6,
    getItemKey: (i) => rows[i]?.id ?? i,
  });

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && last >= rows.length - 3) void loadMore();
  }, [last, rows.length, more, loadMore]);

  function step(by: number) {
    const at = rows.findIndex((r) => r.id === selectedId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (!next) return;
    onOpen(next.id);
    virtual.scrollToIndex(rows.indexOf(next));
  }
  function takeIn() {
    renew();
    virtual.scrollToOffset(0);
  }
  const { chosen, choosing, choose, pick, chooseAll } = useChoice(question, rows, more, loadMore);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: selectedId ? () => pick(selectedId, false) : undefined,
    X: selectedId ? () => pick(selectedId, true) : undefined,
    Escape: choosing ? () => choose(null) : undefined,
  });

  return (
    <section className={styles.list} aria-label={t("list")}>
      {choosing ? (
        <Suspense fallback={<div className={styles.bulk} />}>
          <BulkBar rows={rows} ids={chosen.ids} onAll={chooseAll} onDone={(ids) => choose(ids.length ? ids : null)} />
        </Suspense>
      ) : (
        <ListTools
          question={question}
          ask={ask}
          filtering={filtering}
          onFilter={() => setFiltering(!filtering)}
          onSelect={() => choose([])}
        />
      )}
      <ViewTabs view={savedId ? null : question.view} counts={counts} onView={(view) => ask({ view })} />
      <SavedTabs views={views} savedId={savedId} question={question} ask={ask} />
      <Suspense>{filtering && <FilterPanel question={question} ask={ask} />}</Suspense>
      <div className={styles.rows} onPointerEnter={(e) => e.pointerType === "mouse" && hold()} onPointerLeave={release}>
        {arrived > 0 && (
          <button type="button" className={styles.arrived} onClick={takeIn}>
            <ArrowUp size={13} /> {t("arrived", { count: arrived })}
          </button>
        )}
        <div ref={scroller} className={`zk-scroll ${styles.scroll}`}>
          {loading && !ready ? <SkeletonRows /> : null}
          {error && !rows.length ? (
            <div role="alert" className={styles.problem}>
              <p>{explain(error)}</p>
              <Button onClick={refresh}>{t("common:retry")}</Button>
            </div>
          ) : null}
          <Suspense>{ready && !rows.length && !error && <ListEmpty question={question} ask={ask} />}</Suspense>
          <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <div key={item.key} className={styles.place} style={{ transform: `translateY(${item.start}px)` }}>
                  <InboxRow
                    row={row}
                    now={now}
                    selected={row.id === selectedId}
                    beside={row.id === besideId}
                    left={left.includes(row.id)}
                    onOpen={onOpen}
                    onBeside={onBeside}
                    alone={selectedId === null}
                    chosen={chosen.ids.has(row.id)}
                    choosing={choosing}
                    onChoose={pick}
                  />
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}
