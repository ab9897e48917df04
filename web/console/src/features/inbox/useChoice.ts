import type { Row } from "@api/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ListQuery } from "@/features/live/state";
import { extended, none, type Selection, toggled, within } from "./selection";

/** No more are taken on at once: what nobody can look through nobody should change with one press. */
const MOST = 1_000;

/** The chosen rows of a list; another question ends the choice, and so does leaving the list. */
export function useChoice(question: ListQuery, rows: Row[], more: boolean, loadMore: () => Promise<void>) {
  const [held, setHeld] = useState<Selection | null>(null);
  const [wantsAll, setWantsAll] = useState(false);
  const order = useRef<string[]>([]);
  order.current = rows.map((row) => row.id);

  const choose = useCallback((ids: string[] | null) => {
    setWantsAll(false);
    setHeld(ids && { ids: new Set(ids), anchor: null });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends the choice
  useEffect(() => choose(null), [question, choose]);

  const pick = useCallback((id: string, range: boolean) => {
    setHeld((was) => (range ? extended(was ?? none, id, order.current) : toggled(was ?? none, id)));
  }, []);

  // Everything the view holds: its pages are read until there are no more.
  const count = rows.length;
  useEffect(() => {
    if (!wantsAll) return;
    setHeld({ ids: new Set(order.current.slice(0, MOST)), anchor: null });
    if (more && count < MOST) void loadMore();
    else setWantsAll(false);
  }, [wantsAll, more, count, loadMore]);

  const chosen = held ? within(held, order.current) : none;
  return { chosen, choosing: held !== null, choose, pick, chooseAll: () => setWantsAll(true) };
}
