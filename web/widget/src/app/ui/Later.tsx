import { type ComponentType, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { widget } from "../context";
import { later, type Parts } from "./load";

let parts: Parts | null = null;

/** What is loaded when somebody first wants it: pages beside the conversation, files, cards, and what comes at its end. */
export function Later<K extends keyof Parts>({ what, ...props }: { what: K } & Parameters<Parts[K]>[0]) {
  const [, redraw] = useState(0);
  useEffect(() => {
    let gone = false;
    if (!parts)
      void later().then((loaded) => {
        parts = loaded;
        gone || redraw(1);
      });
    return () => {
      gone = true;
    };
  }, []);
  const page = what === "Home" || what === "Help";
  if (parts) return h(parts[what] as ComponentType<object>, props);
  return page ? <main class="timeline-box" aria-busy="true" aria-label={widget.t("messages")} /> : null;
}
