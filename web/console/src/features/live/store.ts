import type { Fact } from "@api/socket";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { LiveSocket } from "./socket";
import { initial, type LiveState } from "./state";

/** Holds the live state and tells those who read it. */
export interface Store {
  get: () => LiveState;
  update: (change: (state: LiveState) => LiveState) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore(): Store {
  let state = initial();
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Live {
  store: Store;
  /** Calls with the facts of each frame as they come; returns how to stop. Not for state: a resync brings none. */
  listen: (listener: (facts: Fact[]) => void) => () => void;
  socket: () => LiveSocket | null;
}

export const LiveContext = createContext<Live | null>(null);

/** The live state's store and socket; only below the signed-in shell. */
export function useLiveLink(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLiveLink outside LiveProvider");
  return live;
}

/** A part of the live state. The selector must return a stored object or a plain value, not a new object each time. */
export function useLive<T>(select: (state: LiveState) => T): T {
  const { store } = useLiveLink();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** The time now (ms), renewed every so often, for waiting times and signals that fade. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
