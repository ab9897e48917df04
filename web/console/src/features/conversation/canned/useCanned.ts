import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { openVariables } from "@/core/variables";
import { inserted, isMarkdown, selectIn, slashAt } from "./slash";

type Field = RefObject<HTMLTextAreaElement | null>;

/**
 * Canned replies in a composer: where a slash is being typed, what a reply puts there, and what it leaves open. `put` takes
 * the new text and whether Markdown came with it.
 */
export function useCanned(text: string, put: (text: string, rich: boolean) => void, field: Field) {
  const [caret, setCaret] = useState(-1);
  const [waved, setWaved] = useState(-1); // the place of a slash whose list was closed
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const slash = slashAt(text, caret);
  const picking = slash && slash.from !== waved ? slash : null;
  const open = openVariables(text);

  function onCaret(at: number, value = text) {
    setCaret(at);
    if (!slashAt(value, at)) setWaved(-1);
  }

  function choose(reply: string) {
    if (!picking) return;
    const made = inserted(text, picking, reply);
    put(made.text, isMarkdown(reply));
    setCaret(-1);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(...made.select);
    });
  }

  /** Whether a key was for the list, which may be on its way still: then what it would send waits. */
  function takes(event: KeyboardEvent): boolean {
    if (!picking || event.nativeEvent.isComposing) return false;
    if (keys.current) return keys.current(event);
    if (event.key !== "Enter" || event.shiftKey) return false;
    event.preventDefault();
    return true;
  }

  return {
    picking,
    keys,
    onCaret,
    choose,
    takes,
    wave: () => setWaved(picking?.from ?? -1),
    open,
    /** Shows what must be filled in first; false when nothing must. */
    showOpen: () => selectIn(field.current, open[0]),
  };
}
