import type { Message } from "@api/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { usePlace } from "./place";

const NEAR_BOTTOM = 80;
const USUAL_HEIGHT = 84;
/** Messages kept in the page beyond each end of what is in sight: a short conversation stands there whole. */
const BEYOND = 30;

/**
 * Keeps the end in sight while the reader is there, and the place where he reads otherwise; of a long conversation only the
 * messages around that place stand in the page. `count` is of everything said, `first` names what stands on top.
 */
export function useScrolling(id: string, messages: Message[], count: number, loaded: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const top = useRef(0);
  const [margin, setMargin] = useState(0);
  const [behind, setBehind] = useState(0);
  const first = messages[0]?.id;

  const virtual = useVirtualizer({
    count: messages.length,
    getScrollElement: () => ref.current,
    estimateSize: () => USUAL_HEIGHT,
    overscan: BEYOND,
    scrollMargin: margin,
    getItemKey: (i) => {
      const message = messages[i];
      return (message?.conversation_id === id ? message.client_id : null) ?? message?.id ?? i;
    },
    useFlushSync: false,
  });

  const toEnd = () => {
    const el = ref.current;
    if (el) el.scrollTop = el.scrollHeight;
    setBehind(0);
  };

  // Taken to another place in the page, as when two conversations change sides, it would stand at its beginning.
  const { main } = usePlace();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when it was taken there
  useLayoutEffect(() => {
    if (ref.current && !atEnd.current) ref.current.scrollTop = top.current;
    else toEnd();
  }, [main]);

  // What stands above the messages (the hand-over, the button for earlier ones) has a height of its own.
  useLayoutEffect(() => {
    if (block.current) setMargin(block.current.offsetTop);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins at its end
  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [id, loaded]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when messages were added
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBehind((n) => n + 1);
  }, [count]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an earlier page was put on top: stay where one reads
  useLayoutEffect(() => {
    const el = ref.current;
    if (el && !atEnd.current) el.scrollTop += el.scrollHeight - height.current;
    if (el) height.current = el.scrollHeight;
    setBehind(0);
  }, [first]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `toEnd` touches a ref and sets the count to none
  useEffect(() => {
    const el = ref.current;
    if (!el) return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(el);
    if (el.firstElementChild) observer.observe(el.firstElementChild);
    return () => observer.disconnect();
  }, []);

  function onScroll() {
    const el = ref.current;
    if (!el) return;
    const near = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_BOTTOM;
    // Only the reader leaves the end, by going up: what grows below him while it is drawn takes him nowhere.
    if (near || el.scrollTop < top.current) atEnd.current = near;
    height.current = el.scrollHeight;
    top.current = el.scrollTop;
    if (atEnd.current) setBehind(0);
  }

  const reveal = useCallback(
    (index: number) => {
      atEnd.current = false;
      virtual.scrollToIndex(index, { align: "center" });
    },
    [virtual],
  );
  return { ref, block, virtual, margin, onScroll, behind, toEnd, reveal };
}
