import type { Agent, Page } from "@api/contract";
import type { Fact, ServerFrame } from "@api/socket";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { get, getCsrfToken } from "@/core/http";
import { folding, gathering } from "./folding";
import { LinkContext } from "./link";
import { applyAgents, applyFrame } from "./reducer";
import { inOneFold } from "./rows";
import { connect, type LinkState, type LiveSocket } from "./socket";
import { createStore, LiveContext } from "./store";

/** Queries that facts made stale are asked again at once, then at most this often however many facts come. */
const AGAIN_MS = 500;

/** Facts that change what queries outside the live state show. */
const INVALIDATES: [prefix: string, key: string][] = [
  ["customer.", "customer"],
  ["knowledge.", "knowledge"],
  ["agent.", "agents"],
  ["inbox.", "inboxes"],
  ["reply.", "scheduled"],
  ["reply.", "unsent"],
];

function url(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/console`;
}

/** Connects the console socket and folds what it says into the live state. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [store] = useState(createStore);
  const [link, setLink] = useState<LinkState>("connecting");
  const socket = useRef<LiveSocket | null>(null);
  const listeners = useRef(new Set<(facts: Fact[]) => void>());

  useEffect(() => {
    const frames = folding<ServerFrame>((items) =>
      store.update((state) => inOneFold(() => items.reduce((s, f) => applyFrame(s, f), state))),
    );
    const outdated = gathering(AGAIN_MS, (keys) => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
    });
    const onFrame = (frame: ServerFrame) => {
      frames.put(frame);
      if (frame.t === "signal" && frame.kind === "board") outdated.put("board");
      if (frame.t !== "facts") return;
      for (const listener of listeners.current) listener(frame.items);
      for (const fact of frame.items)
        for (const [prefix, key] of INVALIDATES) if (fact.type.startsWith(prefix)) outdated.put(key);
    };
    const made = connect({
      url: url(),
      csrfToken: getCsrfToken,
      position: () => store.get().cursor,
      onFrame,
      onState: setLink,
    });
    socket.current = made;
    const wake = () => made.wake();
    addEventListener("online", wake);
    addEventListener("focus", wake);
    void get<Page<Agent>>("/agents").then(
      (page) => store.update((s) => applyAgents(s, page.items)),
      () => {}, // the team page shows this failure; here names are missing, nothing else
    );
    return () => {
      removeEventListener("online", wake);
      removeEventListener("focus", wake);
      frames.stop();
      outdated.stop();
      made.close();
      socket.current = null;
    };
  }, [store, queries]);

  const live = useMemo(() => {
    const listen = (listener: (facts: Fact[]) => void) => {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    };
    return { store, listen, socket: () => socket.current };
  }, [store]);
  return (
    <LiveContext value={live}>
      <LinkContext value={link}>{children}</LinkContext>
    </LiveContext>
  );
}
