import type { Notifications } from "@api/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFeedback } from "@/core/feedback";
import { get, put } from "@/core/http";
import { useExplain } from "@/core/problem";

const KEY = ["notifications"];

/** What this person chose to be told of, and how to choose otherwise: at once on the screen, taken back where it fails. */
export function useNotifications() {
  const queries = useQueryClient();
  const { message } = useFeedback();
  const explain = useExplain();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<Notifications>("/me/notifications", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The cache tells its readers a moment later; a box that is ticked must be ticked at once.
  const [mine, setMine] = useState<[from: Notifications | undefined, chosen: Notifications]>();
  function show(chosen: Notifications) {
    queries.setQueryData(KEY, chosen);
    setMine([data, chosen]);
  }
  async function choose(part: Partial<Notifications>) {
    const before = queries.getQueryData<Notifications>(KEY);
    if (!before) return;
    const next = { ...before, ...part };
    show(next);
    try {
      await put("/me/notifications", next);
    } catch (failed) {
      show(before);
      void queries.invalidateQueries({ queryKey: KEY }); // what was chosen meanwhile may have been kept
      void message.error(explain(failed));
    }
  }
  return { chosen: mine && mine[0] === data ? mine[1] : data, error, choose };
}
