import type { ConversationSnapshot, Id, Message } from "@api/contract";
import { useCallback, useEffect, useState } from "react";
import { get } from "@/core/http";
import { useLink } from "./link";
import { applyConversationSnapshot, applyEarlier, closeConversation } from "./reducer";
import { useLive, useLiveLink } from "./store";

const EARLIER = 50;
const RETRY_MS = 500;
const STILL_HERE_MS = 20_000; // signals are lost now and then, and fade

/** Opens a conversation: watches it on the socket, takes its snapshot, and takes it again whenever it may be incomplete. */
export function useOpened(id: Id) {
  const { store, socket } = useLiveLink();
  const stale = useLive((s) => s.conversations[id]?.stale ?? false);
  const conversation = useLive((s) => s.conversations[id]);
  const gone = useLive((s) => id in s.gone);
  const [error, setError] = useState<unknown>(null);

  const refresh = useCallback(
    (signal?: AbortSignal) =>
      get<ConversationSnapshot>(`/conversations/${id}`, signal).then(
        (snapshot) => {
          setError(null);
          store.update((s) => applyConversationSnapshot(s, snapshot));
        },
        (problem: unknown) => {
          if (!signal?.aborted) setError(problem);
        },
      ),
    [id, store],
  );

  useEffect(() => {
    const abort = new AbortController();
    setError(null);
    socket()?.watch(id);
    void refresh(abort.signal);
    const here = () => document.visibilityState === "visible" && socket()?.watch(id);
    const beat = setInterval(here, STILL_HERE_MS);
    document.addEventListener("visibilitychange", here);
    return () => {
      abort.abort();
      clearInterval(beat);
      document.removeEventListener("visibilitychange", here);
      socket()?.unwatch(id);
      store.update((s) => closeConversation(s, id));
    };
  }, [id, refresh, socket, store]);

  // A page that opens at once is there before its socket is: what it watches is said when the socket stands.
  const linked = useLink() === "open";
  useEffect(() => {
    if (linked) socket()?.watch(id);
  }, [linked, id, socket]);

  // Taken from the reader's sight: the server says so in words.
  useEffect(() => {
    if (gone) void refresh();
  }, [gone, refresh]);

  useEffect(() => {
    if (!stale) return;
    void refresh();
    const again = setInterval(() => void refresh(), RETRY_MS); // a snapshot can be overtaken as well
    return () => clearInterval(again);
  }, [stale, refresh]);

  const loadEarlier = useCallback(
    async (limit: number = EARLIER) => {
      const held = store.get().conversations[id];
      if (!held) return;
      const first = Math.min(...Object.values(held.messages).map((m) => m.seq));
      const page = await get<{ items: Message[]; has_earlier: boolean }>(
        `/conversations/${id}/messages?before_seq=${first}&limit=${limit}`,
      );
      store.update((s) => applyEarlier(s, id, page.items, page.has_earlier));
    },
    [id, store],
  );

  return { conversation, error, refresh, loadEarlier };
}
