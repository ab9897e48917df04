import type { InboxSnapshot } from "@api/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { get } from "@/core/http";
import { applyCounts, applySnapshot } from "./reducer";
import { uncertain } from "./selectors";
import type { ListQuery } from "./state";
import { useLive, useLiveLink } from "./store";

const PAGE = 60;
const FURTHER = 200;
const COUNTS_EVERY_MS = 3_000;
const AGAIN_MS = 3_000;
const TIMED_MS = 15_000;

function path(q: ListQuery, limit: number, cursor?: string | null): string {
  const { agent_id: _me, team_ids: _mine, ...asked } = q;
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...asked, limit, cursor }))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== "") params.append(key, String(one));
  return `/inbox?${params}`;
}

/** Keeps the list as asked in the live state: fetched on each change of the question and after each resync. */
export function useInboxList(q: ListQuery) {
  const { store } = useLiveLink();
  const stale = useLive((s) => s.listStale);
  const more = useLive((s) => s.list.next_cursor);
  const [state, setState] = useState<{ loading: boolean; error: unknown }>({ loading: true, error: null });
  const asked = useRef<AbortController>(undefined);

  const refresh = useCallback(() => {
    asked.current?.abort();
    const abort = new AbortController();
    asked.current = abort;
    const fresh = store.get().list.query !== q;
    if (fresh) setState({ loading: true, error: null });
    get<InboxSnapshot>(path(q, PAGE), abort.signal).then(
      (snapshot) => {
        store.update((s) => applySnapshot(s, snapshot, q));
        setState({ loading: false, error: null });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ loading: false, error });
      },
    );
    return abort;
  }, [store, q]);

  useEffect(() => {
    const abort = refresh();
    return () => abort.abort();
  }, [refresh]);

  const first = useRef(true);
  useEffect(() => {
    if (stale && !first.current) refresh();
    first.current = false;
  }, [stale, refresh]);

  // A list that is known to be stale stays wrong until a fetch succeeds: the server may only be starting.
  useEffect(() => {
    if (!stale || !state.error) return;
    const timer = setTimeout(refresh, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [stale, state.error, refresh]);

  // Who waits longer than so much changes with the clock alone.
  useEffect(() => {
    if (q.waiting_over_s === null) return;
    const onFirstPage = () => Object.keys(store.get().list.loaded).length <= PAGE;
    const timer = setInterval(() => onFirstPage() && refresh(), TIMED_MS);
    return () => clearInterval(timer);
  }, [q.waiting_over_s, refresh, store]);

  const loadMore = useCallback(async () => {
    const { next_cursor } = store.get().list;
    if (!next_cursor) return;
    const snapshot = await get<InboxSnapshot>(path(q, FURTHER, next_cursor));
    store.update((s) => (s.list.next_cursor === next_cursor ? applySnapshot(s, snapshot, q, true) : s));
  }, [store, q]);

  return { ...state, ready: useLive((s) => s.list.query === q), more: more !== null, refresh, loadMore };
}

/** Asks for the counts again, not too often, whenever facts left them uncertain. */
export function useCounts() {
  const { store } = useLiveLink();
  const stale = useLive((s) => s.countsStale);
  const timed = useLive((s) => Object.values(s.saved).some(uncertain));
  useEffect(() => {
    if (!timed) return;
    const timer = setInterval(() => store.update((s) => ({ ...s, countsStale: true })), TIMED_MS);
    return () => clearInterval(timer);
  }, [timed, store]);
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => {
      const { query: q } = store.get().list;
      void get<InboxSnapshot>(path(q, 1)).then(
        (snapshot) => store.update((s) => applyCounts(s, snapshot)),
        () => {}, // the next fact asks again
      );
    }, COUNTS_EVERY_MS);
    return () => clearTimeout(timer);
  }, [stale, store]);
  return useLive((s) => s.counts);
}
