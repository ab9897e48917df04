import type { Notifications } from "@api/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
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
  async function choose(part: Partial<Notifications>) {
    const before = queries.getQueryData<Notifications>(KEY);
    if (!before) return;
    const next = { ...before, ...part };
    queries.setQueryData(KEY, next);
    try {
      await put("/me/notifications", next);
    } catch (failed) {
      queries.setQueryData(KEY, before);
      void message.error(explain(failed));
    }
  }
  return { chosen: data, error, choose };
}
