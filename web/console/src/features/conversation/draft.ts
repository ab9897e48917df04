import type { Id } from "@api/contract";
import type { SavedDraft } from "@api/writing";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { get, put } from "@/core/http";
import { useSession } from "@/core/session";
import { UNSENT } from "@/features/live/unsent";
import { keyOf, type Mode } from "./device";
import { EMPTY, isEmpty, ofDevice, ofDraft, type Words } from "./words";

export type { Mode };

type Both = Record<Mode, Words>;

const MODES: Mode[] = ["reply", "note"];
const SAVE_AFTER_MS = 800;

/**
 * Unsent words of a conversation, a reply and a note. The server keeps them, so they are the same on every device; until it
 * has them this device does.
 */
export function useDraft(id: Id, mode: Mode) {
  const queries = useQueryClient();
  const user = useSession().me.user.id;
  const kept = (m: Mode) => ofDevice(localStorage.getItem(keyOf(user, id, m)));
  const [both, setBoth] = useState<Both>(() => ({
    reply: kept("reply") ?? EMPTY,
    note: kept("note") ?? EMPTY,
  }));
  const latest = useRef(both);
  latest.current = both;
  const dirty = useRef<Partial<Record<Mode, true>>>(
    Object.fromEntries(MODES.filter((m) => kept(m) !== null).map((m) => [m, true])),
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data } = useQuery({
    queryKey: ["drafts", id],
    queryFn: ({ signal }) => get<{ items: SavedDraft[] }>(`/conversations/${id}/drafts`, signal),
    refetchOnWindowFocus: true,
    staleTime: 0,
  });

  const line = useRef(Promise.resolve()); // one save after the other: an older one must not come last

  const saveNow = useCallback(async () => {
    for (const m of MODES.filter((one) => dirty.current[one])) {
      const words = latest.current[m];
      const { text, rich, reply_to, files, cards } = words;
      const body = { text, rich, reply_to, attachments: files.map((f) => f.id), cards };
      const done = await put(`/conversations/${id}/drafts/${m}`, body).then(
        () => true,
        () => false, // kept on this device, tried again with the next word
      );
      if (!done || latest.current[m] !== words) continue;
      delete dirty.current[m];
      localStorage.removeItem(keyOf(user, id, m));
      void queries.invalidateQueries({ queryKey: UNSENT });
    }
  }, [id, queries, user]);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    line.current = line.current.then(saveNow);
  }, [saveNow]);

  const write = useCallback(
    (m: Mode, change: (words: Words) => Words) => {
      const before = latest.current[m];
      const next = change(before);
      latest.current = { ...latest.current, [m]: next };
      setBoth(latest.current);
      dirty.current[m] = true;
      localStorage.setItem(keyOf(user, id, m), JSON.stringify(next));
      clearTimeout(timer.current);
      // What was sent must not lie about as a draft: that is said at once.
      timer.current = setTimeout(save, isEmpty(next) && !isEmpty(before) ? 0 : SAVE_AFTER_MS);
    },
    [id, save, user],
  );

  useEffect(() => {
    if (!data) return;
    const next = { ...latest.current };
    for (const m of MODES) if (!dirty.current[m]) next[m] = ofDraft(data.items.find((d) => d.mode === m));
    latest.current = next;
    setBoth(next);
  }, [data]);

  useEffect(() => {
    if (MODES.some((m) => dirty.current[m])) save();
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  return { words: both[mode], write };
}
