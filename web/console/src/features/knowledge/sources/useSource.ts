import type { Id } from "@api/contract";
import type { SiteSource } from "@api/imports";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { patch, post } from "@/core/http";

/** Visits that were asked for and have not begun yet, by the beginning of the visit before. */
const asked = new Map<Id, string | null>();

/** Whether a source is being visited, or will be in a moment. */
export function isVisited(source: SiteSource): boolean {
  if (source.state === "crawling") return true;
  if (!source.started_at && source.state === "waiting") return true;
  return asked.has(source.id) && asked.get(source.id) === source.started_at;
}

/** What can be done with a source from a list or from its page. */
export function useSource() {
  const client = useQueryClient();
  const [, redraw] = useState(0);
  const again = () => client.invalidateQueries({ queryKey: ["sources"] });
  const visit = useMutation({
    mutationFn: (source: SiteSource) => {
      asked.set(source.id, source.started_at);
      return post<SiteSource>(`/knowledge/sources/${source.id}/visit`);
    },
    onError: (_error, source) => asked.delete(source.id),
    onSettled: () => {
      redraw((n) => n + 1);
      return again();
    },
  });
  const pause = useMutation({
    mutationFn: (source: SiteSource) =>
      patch<SiteSource>(`/knowledge/sources/${source.id}`, { paused: source.state !== "paused" }),
    onSettled: again,
  });
  return { visit, pause, error: visit.error ?? pause.error };
}
