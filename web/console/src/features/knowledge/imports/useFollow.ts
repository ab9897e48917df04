import { useEffect } from "react";

const POLL_MS = 1_500;

/** Reads something anew while it moves. */
export function useFollow(moving: boolean, refetch: () => unknown) {
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
  }, [moving, refetch]);
}
