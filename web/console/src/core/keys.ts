import { useEffect, useRef } from "react";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    Boolean(target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]"))
  );
}

/** Whether a dialog is open, which has the keys. */
export const dialogOpen = () => document.querySelector("[role=dialog]:not([aria-hidden=true])") !== null;

/** Single-key shortcuts: silent while someone types, in a dialog, or with a modifier held. */
export function useKeys(bindings: Record<string, (() => void) | undefined>): void {
  const held = useRef(bindings);
  held.current = bindings;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || dialogOpen()) return;
      const run = held.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
