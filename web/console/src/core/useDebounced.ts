import { useEffect, useState } from "react";

/** A value that follows another one once it has rested. */
export function useDebounced<T>(value: T, ms: number): T {
  const [held, hold] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => hold(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return held;
}
