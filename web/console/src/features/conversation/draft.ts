import type { Id } from "@api/contract";
import type { SavedDraft } from "@api/writing";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, get, put } from "@/core/http";
import { useSession } from "@/core/session";
import { UNSENT } from "@/features/live/unsent";
import { keyOf, type Mode } from "./device";
import { EMPTY, isEmpty, ofDevice, ofDraft, same, type Words } from "./words";

export type { Mode };

type Both = Record<Mode, Words>;

const MODES: Mode[] = ["reply", "note"];
const SAVE_AFTER_MS = 800;

/**
 * Unsent words of a conversation, a reply and a note. The server keeps them, so they are the same on every device; until it
 * has them this device does. What another device saved meanwhile is never written over: it is the `rival` of what stands
 * here until the reader chose.
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
  /** Which state of the server's drafts the words here go on from. */
  const seen = useRef<Record<Mode, string | null>>({
    reply: kept("reply")?.seen ?? null,
    note: kept("note")?.seen ?? null,
  });
  const [rivals, setRivals] = useState<Partial<Record<Mode, Words>>>({});
  const disputed = useRef(rivals);
  disputed.current = rivals;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data, refetch } = useQuery({
    queryKey: ["drafts", id],
    queryFn: ({ signal }) => get<{ items: SavedDraft[] }>(`/conversations/${id}/drafts`, signal),
    refetchOnWindowFocus: true,
    staleTime: 0,
  });

  const line = useRef(Promise.resolve()); // one save after the other: an older one must not come last

  const settle = useCallback(
    (m: Mode, at: string | null) => {
      seen.current[m] = at;
      delete dirty.current[m];
      localStorage.removeItem(keyOf(user, id, m));
      void queries.invalidateQueries({ queryKey: UNSENT });
    },
    [id, queries, user],
  );

  /** Another device saved: its words stand beside these until the reader chose; where nothing stands here, in their place. */
  const dispute = useCallback(
    async (m: Mode) => {
      const items = (await refetch()).data?.items ?? [];
      const theirs = items.find((one) => one.mode === m);
      const [words, own] = [ofDraft(theirs), latest.current[m]];
      seen.current[m] = theirs?.updated_at ?? null;
      if (!theirs || (!isEmpty(own) && !same(words, own))) return setRivals((held) => ({ ...held, [m]: words }));
      latest.current = { ...latest.current, [m]: words };
      setBoth(latest.current);
      settle(m, theirs.updated_at);
    },
    [refetch, settle],
  );

  const saveNow = useCallback(async () => {
    for (const m of MODES.filter((one) => dirty.current[one] && !disputed.current[one])) {
      const words = latest.current[m];
      const { text, rich, reply_to, files, cards } = words;
      const body = { text, rich, reply_to, attachments: files.map((f) => f.id), cards, seen: seen.current[m] };
      try {
        const { updated_at } = await put<{ updated_at: string | null }>(`/conversations/${id}/drafts/${m}`, body);
        seen.current[m] = updated_at;
        if (latest.current[m] === words) settle(m, updated_at);
      } catch (error) {
        // Kept on this device, tried again with the next word.
        if (error instanceof ApiError && error.problem.code === "draft_changed") await dispute(m);
      }
    }
  }, [id, settle, dispute]);

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
      localStorage.setItem(keyOf(user, id, m), JSON.stringify({ ...next, seen: seen.current[m] }));
      clearTimeout(timer.current);
      // What was sent must not lie about as a draft: that is said at once.
      timer.current = setTimeout(save, isEmpty(next) && !isEmpty(before) ? 0 : SAVE_AFTER_MS);
    },
    [id, save, user],
  );

  useEffect(() => {
    if (!data) return;
    const next = { ...latest.current };
    for (const m of MODES) {
      const found = data.items.find((d) => d.mode === m);
      // A save whose answer was lost, as of a page that was closed: the server has these words.
      if (found && dirty.current[m] && same(ofDraft(found), next[m])) settle(m, found.updated_at);
      if (dirty.current[m]) continue;
      next[m] = ofDraft(found);
      seen.current[m] = found?.updated_at ?? null;
    }
    latest.current = next;
    setBoth(next);
    if (MODES.some((m) => dirty.current[m])) save(); // what this device alone held
  }, [data, save, settle]);

  useEffect(() => {
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  /** Does something that changes the drafts on the server, with what stands here saved before and read anew after. */
  async function around<T>(change: () => Promise<T>): Promise<T> {
    save();
    await line.current;
    try {
      return await change();
    } finally {
      void refetch();
    }
  }

  /** Ends the dispute with what is to stand here. */
  function choose(words: Words) {
    disputed.current = { ...disputed.current, [mode]: undefined };
    setRivals(disputed.current);
    write(mode, () => words);
  }
  return { words: both[mode], write, around, rival: rivals[mode], choose };
}
