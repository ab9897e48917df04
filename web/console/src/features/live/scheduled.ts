import type { Id } from "@api/contract";
import type { ScheduledReply } from "@api/writing";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiError, del, get, patch, post } from "@/core/http";
import { discard } from "./outbox";
import { useLiveLink } from "./store";
import { UNSENT } from "./unsent";

const LOOK_MS = 600;
const FAR_MS = 2 ** 31 - 1;
export type Planned = ScheduledReply;
type Held = { items: Planned[] };
const keyOf = (id: Id) => ["scheduled", id];

/** Puts a reply in the place of the one with this id; null takes it away. */
export function replace(queries: QueryClient, conversationId: Id, id: Id, reply: ScheduledReply | null): void {
  queries.setQueryData<Held>(keyOf(conversationId), (held) => {
    const rest = (held?.items ?? []).filter((one) => one.id !== id && !(reply?.held && one.held && !one.failure));
    const items = reply ? [...rest, reply].sort((a, b) => Date.parse(a.send_at) - Date.parse(b.send_at)) : rest;
    return { items };
  });
  void queries.invalidateQueries({ queryKey: UNSENT });
}

/** The replies of a conversation that are to go later, as far as they are known here: those that ending it would stop. */
export function stillToGo(queries: QueryClient, conversationId: Id): Planned[] {
  const items = queries.getQueryData<Held>(keyOf(conversationId))?.items ?? [];
  return items.filter((one) => !one.held && !one.failure);
}

/** When to look again: at the moment the next reply goes, and soon after until it went; false when none will. */
export function nextLook(items: ScheduledReply[], now: number): number | false {
  const due = items.filter((one) => !one.failure).map((one) => Date.parse(one.send_at) - now);
  if (!due.length) return false;
  return Math.min(FAR_MS, Math.max(LOOK_MS, Math.min(...due)));
}

/** The replies of a conversation that wait for their time, or could not go, and what can be done with them. */
export function useScheduled(conversationId: Id) {
  const queries = useQueryClient();
  const { store } = useLiveLink();
  const { data } = useQuery({
    queryKey: keyOf(conversationId),
    queryFn: ({ signal }) => get<Held>(`/conversations/${conversationId}/scheduled`, signal),
    refetchInterval: (query) => nextLook(query.state.data?.items ?? [], Date.now()),
    refetchOnWindowFocus: true,
  });

  const gone = useCallback(
    (reply: ScheduledReply) => replace(queries, conversationId, reply.id, null),
    [queries, conversationId],
  );

  /** Takes a reply back; null when it went in this very moment. */
  const takeBack = useCallback(
    async (reply: ScheduledReply): Promise<ScheduledReply | null> => {
      try {
        const back = await del<ScheduledReply>(`/scheduled/${reply.id}`);
        const ids = reply.parts.map((_, n) => (n ? `${reply.client_id}.${n}` : reply.client_id));
        store.update((s) => ids.reduce(discard, s));
        gone(reply);
        return back;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
        gone(reply);
        return null;
      }
    },
    [gone, store],
  );

  const sendNow = useCallback(
    async (reply: ScheduledReply) => {
      await post(`/scheduled/${reply.id}/send`).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.status !== 404) throw error; // 404: it went already
      });
      gone(reply);
    },
    [gone],
  );

  const move = useCallback(
    async (reply: ScheduledReply, sendAt: string, ifAnswered: ScheduledReply["if_answered"]) => {
      const body = { send_at: sendAt, if_answered: ifAnswered };
      replace(queries, conversationId, reply.id, await patch<ScheduledReply>(`/scheduled/${reply.id}`, body));
    },
    [queries, conversationId],
  );

  return { items: data?.items ?? [], takeBack, sendNow, move };
}
