import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

const PAGES = 20;

/** Brings the message that the address names into sight, fetching earlier pages until it is there. */
export function useLinkedMessage(loaded: boolean, hasEarlier: boolean, count: number, onEarlier: () => Promise<void>) {
  const [params] = useSearchParams();
  const wanted = params.get("message");
  const done = useRef<string | null>(null);
  const fetched = useRef(0);
  const earlier = useRef(onEarlier);
  earlier.current = onEarlier;

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever messages came
  useEffect(() => {
    if (!wanted || !loaded || done.current === wanted) return;
    const found = document.getElementById(`m-${wanted}`);
    if (found) {
      done.current = wanted;
      found.dataset.focused = "true";
      requestAnimationFrame(() => found.scrollIntoView({ block: "center" }));
      found.focus({ preventScroll: true });
    } else if (hasEarlier && fetched.current < PAGES) {
      fetched.current += 1;
      void earlier.current();
    }
  }, [wanted, loaded, hasEarlier, count]);
}
