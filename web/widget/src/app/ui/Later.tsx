import { type ComponentType, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { widget } from "../context";

type Parts = typeof import("../later/parts");
let parts: Parts | null = null;
let loading: Promise<void> | null = null;

/** One request for all who wait; what failed is asked for again. */
function load(): Promise<void> {
  loading ??= import("../later/parts").then(
    (loaded) => {
      parts = loaded;
    },
    () => {
      loading = null;
      return new Promise<void>((done) => setTimeout(done, 3_000)).then(load);
    },
  );
  return loading;
}

/** What is loaded when somebody first wants it: pages beside the conversation, files, cards, and what comes at its end. */
export function Later<K extends keyof Parts>({ what, ...props }: { what: K } & Parameters<Parts[K]>[0]) {
  const [, redraw] = useState(0);
  useEffect(() => {
    let gone = false;
    if (!parts) void load().then(() => gone || redraw(1));
    return () => {
      gone = true;
    };
  }, []);
  const page = what === "Home" || what === "Help";
  if (parts) return h(parts[what] as ComponentType<object>, props);
  return page ? <main class="timeline-box" aria-busy="true" aria-label={widget.t("messages")} /> : null;
}
