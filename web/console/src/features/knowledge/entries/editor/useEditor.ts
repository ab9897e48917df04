import type { Entry } from "@api/knowledge";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { patch, post, put } from "@/core/http";
import { CONTENT, changed, differing, merge, PLACE, tidy, type Values, valuesOf } from "../content";
import type { Loaded } from "../useEntry";
import { keep, readKept } from "./local";

export interface Conflict {
  version: number;
  theirs: Values;
  by: string;
}

interface Held {
  /** What is stored, and its version. */
  start: Values;
  version: number;
  values: Values;
}

export interface FieldProblem {
  field: string | null;
  text: string;
}

const KEEP_MS = 400;

interface Begin {
  user: string;
  id: string;
  loaded: Loaded | null;
  /** What is stored, or for a new entry an empty one. */
  start: Values;
  /** What the fields begin with. */
  initial: Values;
  /** Whether words kept on this device may come back. */
  restore: boolean;
}

/** The editor's state: what is stored, what is typed, what somebody else made of it meanwhile. */
export function useEditor({ user, id, loaded, start, initial, restore }: Begin) {
  const kept = useMemo(() => (restore ? readKept(user, id) : null), [user, id, restore]);
  const [held, setHeld] = useState<Held>(() =>
    kept
      ? { start: kept.start, version: kept.version, values: { ...initial, ...kept.values } }
      : { start, version: loaded?.entry.version ?? 0, values: initial },
  );
  const [restored, setRestored] = useState(kept?.at ?? null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const now = useRef(held);
  now.current = held;
  const dirty = useMemo(() => differing(held.start, tidy(held.values)).length > 0, [held]);
  const rewritten = useMemo(() => Object.keys(changed(held.start, tidy(held.values), CONTENT)).length > 0, [held]);
  const dirtyNow = useRef(dirty);
  dirtyNow.current = dirty;

  const set = useCallback((part: Partial<Values> | ((v: Values) => Partial<Values>)) => {
    setHeld((h) => ({ ...h, values: { ...h.values, ...(typeof part === "function" ? part(h.values) : part) } }));
    setProblem((p) =>
      p?.field && typeof part === "object" && (p.field.split(".")[0] as keyof Values) in part ? null : p,
    );
  }, []);

  /** Takes what the server has: all of it, or beside unsaved words what does not touch them. */
  const adopt = useCallback((from: Loaded): boolean => {
    const { start, version, values } = now.current;
    const theirs = valuesOf(from.entry, from.content);
    if (from.entry.version < version) return true;
    if (!differing(start, tidy(values)).length) {
      setHeld({ start: theirs, version: from.entry.version, values: theirs });
      setConflict(null);
      return true;
    }
    if (!differing(start, theirs).length) {
      setHeld((h) => ({ ...h, version: from.entry.version }));
      return true;
    }
    setConflict({ version: from.entry.version, theirs, by: from.entry.updated_by?.name ?? "" });
    return false;
  }, []);

  useEffect(() => {
    if (loaded) adopt(loaded);
  }, [loaded, adopt]);

  // Kept a moment after each change, and when the page goes away.
  useEffect(() => {
    const at = new Date().toISOString();
    const timer = setTimeout(() => keep(user, id, dirtyNow.current ? { ...held, at } : null), KEEP_MS);
    return () => clearTimeout(timer);
  }, [user, id, held]);
  useEffect(() => {
    const write = () => keep(user, id, dirtyNow.current ? { ...now.current, at: new Date().toISOString() } : null);
    addEventListener("pagehide", write);
    return () => {
      removeEventListener("pagehide", write);
      write();
    };
  }, [user, id]);

  /** Stores what was typed as a draft and as the entry's place; returns the entry as it then is. */
  const save = useCallback(
    async (note: string): Promise<Entry> => {
      const { start, version, values } = now.current;
      const wanted = tidy(values);
      let entry: Entry;
      if (!loaded) {
        entry = await post<Entry>("/knowledge/entries", { ...wanted, state: "draft" });
      } else {
        entry = loaded.entry;
        let at = version;
        const place = changed(start, wanted, PLACE);
        if (Object.keys(place).length) {
          entry = await patch<Entry>(`/knowledge/entries/${id}`, { ...place, expected_version: at });
          at = entry.version;
          setHeld((h) => ({ ...h, start: { ...h.start, ...place }, version: at }));
        }
        const content = changed(start, wanted, CONTENT);
        if (Object.keys(content).length)
          entry = await put<Entry>(`/knowledge/entries/${id}/draft`, { ...content, note, expected_version: at });
      }
      keep(user, id, null);
      dirtyNow.current = false;
      setRestored(null);
      setProblem(null);
      // What was typed while it was being stored stays unsaved, beside what is stored now.
      setHeld((h) => ({
        ...h,
        start: wanted,
        version: entry.version,
        values: h.values === values ? wanted : h.values,
      }));
      return entry;
    },
    [user, id, loaded],
  );

  /** Goes back to what is stored, and forgets what this device kept. */
  const reset = useCallback(() => {
    keep(user, id, null);
    dirtyNow.current = false;
    setHeld((h) => ({ ...h, values: h.start }));
    setRestored(null);
    setProblem(null);
  }, [user, id]);

  /** Ends a conflict: these values, on top of what the other person stored. */
  function settle(values: Values) {
    if (conflict) setHeld({ start: conflict.theirs, version: conflict.version, values });
    setConflict(null);
  }

  const merged = conflict ? merge(held.start, tidy(held.values), conflict.theirs) : null;
  const { values, version } = held;
  return {
    values,
    start: held.start,
    version,
    set,
    dirty,
    rewritten,
    dirtyNow,
    restored,
    reset,
    conflict,
    merged,
    settle,
    adopt,
    save,
    problem,
    setProblem,
  };
}

export type Editor = ReturnType<typeof useEditor>;
