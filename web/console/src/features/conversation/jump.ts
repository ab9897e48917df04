import type { Id } from "@api/contract";
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import { useLive } from "@/features/live/store";

const SHOWN_MS = 2_500;

/** Goes to the message that the address names (`at`), reading earlier ones until it is there, and marks it for a moment. */
export function useJump(id: Id, loaded: boolean, loadEarlier: () => Promise<void>): void {
  const [params, setParams] = useSearchParams();
  const at = Number(params.get("at")) || null;
  const conversation = useLive((s) => s.conversations[id]);
  const first = conversation ? Math.min(...Object.values(conversation.messages).map((m) => m.seq)) : 0;
  const earlier = conversation?.has_earlier ?? false;
  const asking = useRef(false);

  useEffect(() => {
    if (!at || !loaded) return;
    if (first > at && earlier) {
      if (asking.current) return;
      asking.current = true;
      void loadEarlier().finally(() => {
        asking.current = false;
      });
      return;
    }
    requestAnimationFrame(() => {
      const place = document.querySelector<HTMLElement>(`[data-seq="${at}"]`);
      place?.scrollIntoView({ block: "center" });
      place?.setAttribute("data-found", "true");
      setTimeout(() => place?.removeAttribute("data-found"), SHOWN_MS);
      setParams(
        (held) => {
          held.delete("at");
          return held;
        },
        { replace: true },
      );
    });
  }, [at, loaded, first, earlier, loadEarlier, setParams]);
}
