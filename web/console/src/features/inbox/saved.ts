import type { Id } from "@api/contract";
import type { SavedView } from "@api/views";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback, useUndo } from "@/core/feedback";
import { del, get, patch, post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import { applySaved } from "@/features/live/reducer";
import type { ListQuery } from "@/features/live/state";
import { useLiveLink } from "@/features/live/store";

const KEY = ["inbox-views"];
const NONE: SavedView[] = [];

/** The saved views of this person; what they ask for is counted with the list from then on. */
export function useSavedViews(question: ListQuery): SavedView[] {
  const { store } = useLiveLink();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => get<{ items: SavedView[] }>("/inbox/views") });
  const items = data?.items ?? NONE;
  const { agent_id, team_ids } = question;
  useEffect(() => {
    const saved: Record<Id, ListQuery> = {};
    for (const one of items) saved[one.id] = { ...one.filters, q: null, sort: one.sort, agent_id, team_ids };
    store.update((s) => applySaved(s, saved));
  }, [items, agent_id, team_ids, store]);
  return items;
}

/** What can be done with a saved view. */
export function useViewActions(views: SavedView[]) {
  const { t } = useTranslation("inbox");
  const queries = useQueryClient();
  const { message } = useFeedback();
  const undoable = useUndo();
  const explain = useExplain();

  async function run(send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      void message.error(explain(error));
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: KEY });
    }
  }

  return {
    change: (view: SavedView, change: Partial<SavedView>) =>
      run(() => patch(`/inbox/views/${view.id}`, { version: view.version, ...change })),
    /** Moves a view one place among those of its kind. */
    move: (view: SavedView, by: 1 | -1) => {
      const ids = views.map((one) => one.id);
      const at = ids.indexOf(view.id);
      ids.splice(at, 1);
      ids.splice(Math.max(0, at + by), 0, view.id);
      return run(() => put("/inbox/views/order", { ids }));
    },
    remove: async (view: SavedView) => {
      const { name, filters, sort, scope, team_id } = view;
      const ids = views.map((one) => one.id);
      if (!(await run(() => del(`/inbox/views/${view.id}`)))) return false;
      undoable(t("saved.removed", { name }), () =>
        run(async () => {
          const made = await post<SavedView>("/inbox/views", { name, filters, sort, scope, team_id });
          await put("/inbox/views/order", { ids: ids.map((id) => (id === view.id ? made.id : id)) });
        }),
      );
      return true;
    },
  };
}
