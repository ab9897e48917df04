import type { Id } from "@api/contract";
import { useEffect, useRef } from "react";
import { useLiveLink } from "@/features/live/store";

const TYPING_EVERY_MS = 2_500;

/** Tells the other side (colleagues only, of a note) that one types: now and then while typing, and once when it stops. */
export function useTypingSignal(id: Id, on: boolean, isPrivate: boolean) {
  const { socket } = useLiveLink();
  const last = useRef(0);
  useEffect(() => {
    if (!on) last.current = 0;
    return () => {
      if (on) socket()?.typing(id, false, isPrivate);
    };
  }, [id, on, isPrivate, socket]);
  return () => {
    if (!on || Date.now() - last.current < TYPING_EVERY_MS) return;
    last.current = Date.now();
    socket()?.typing(id, true, isPrivate);
  };
}
