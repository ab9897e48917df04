import type { Id } from "@api/contract";
import { useCallback, useEffect, useState } from "react";

const key = (id: Id, mode: string) => `zhike.draft.${id}.${mode}`;

/** Unsent words, kept per conversation and mode on this device until they are sent. */
export function useDraft(id: Id, mode: "reply" | "note") {
  const [text, setText] = useState(() => localStorage.getItem(key(id, mode)) ?? "");
  useEffect(() => setText(localStorage.getItem(key(id, mode)) ?? ""), [id, mode]);
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (next) localStorage.setItem(key(id, mode), next);
      else localStorage.removeItem(key(id, mode));
    },
    [id, mode],
  );
  return [text, set] as const;
}
