import { type KeyboardEvent, type RefObject, useState } from "react";
import { type Mentionable, useMentionable } from "../mentionable";
import { goingBy, mentionAt, mentioned } from "./mention";

interface Where {
  text: string;
  /** Takes the text with a name in it. */
  put: (text: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Colleagues can be mentioned here. */
  on: boolean;
}

/**
 * Mentions in a composer. The field keeps the focus, so every letter typed after the @ stands in the text and narrows the
 * list at once; nothing waits for a list to open.
 */
export function useMention({ text, put, field, on }: Where) {
  const known = useMentionable();
  const [caret, setCaret] = useState(-1);
  const [waved, setWaved] = useState(-1); // the place of an @ whose list was closed
  const [at, setAt] = useState(0);
  const mention = on ? mentionAt(text, caret) : null;
  const found = mention && mention.from !== waved ? goingBy(known, mention.words) : [];
  const active = found[Math.min(at, found.length - 1)];

  /** `value` is the text when it was typed just now; a caret that only moves opens no list. */
  function onCaret(to: number, value?: string) {
    const typed = value !== undefined;
    const next = mentionAt(value ?? text, to);
    setCaret(next && (typed || caret >= 0) ? to : -1);
    if (typed) setAt(0);
    if (!next) setWaved(-1);
  }

  function choose(one: Mentionable) {
    if (!mention) return;
    const made = mentioned(text, mention, one.name);
    put(made.text);
    setCaret(-1);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(made.caret, made.caret);
    });
  }

  /** Whether a key was for the list. A key that an input method works with is not. */
  function takes(event: KeyboardEvent): boolean {
    const modified = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
    if (!active || modified || event.nativeEvent.isComposing || event.keyCode === 229) return false;
    const now = found.indexOf(active);
    if (event.key === "Enter" || event.key === "Tab") choose(active);
    else if (event.key === "Escape") setWaved(mention?.from ?? -1);
    else if (event.key === "ArrowDown") setAt((now + 1) % found.length);
    else if (event.key === "ArrowUp") setAt((now - 1 + found.length) % found.length);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  return { found, active, onCaret, choose, takes, stand: (one: Mentionable) => setAt(found.indexOf(one)) };
}

export type Mentions = ReturnType<typeof useMention>;
