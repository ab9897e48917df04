import { useCallback, useReducer } from "react";

interface History {
  past: string[];
  text: string;
  future: string[];
  /** When the text was typed into last: keystrokes that follow closely are one step. */
  typed: number;
}

type Step =
  | { kind: "set"; text: string; at: number; typing: boolean }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "reset"; text: string };

const MOST = 200;
const TOGETHER_MS = 800;

/** The next state of a text that can be undone. Pure. */
export function step(held: History, one: Step): History {
  if (one.kind === "reset") return { past: [], text: one.text, future: [], typed: 0 };
  if (one.kind === "undo") {
    const before = held.past.at(-1);
    if (before === undefined) return held;
    return { past: held.past.slice(0, -1), text: before, future: [held.text, ...held.future], typed: 0 };
  }
  if (one.kind === "redo") {
    const [next, ...future] = held.future;
    return next === undefined ? held : { past: [...held.past, held.text], text: next, future, typed: 0 };
  }
  if (one.text === held.text) return held;
  const together = one.typing && one.at - held.typed < TOGETHER_MS;
  const past = together ? held.past : [...held.past, held.text].slice(-MOST);
  return { past, text: one.text, future: [], typed: one.typing ? one.at : 0 };
}

/** A text with undo and redo, whoever changed it: a form, a picture or the keyboard. */
export function useHistory(initial: string) {
  const [held, act] = useReducer(step, { past: [], text: initial, future: [], typed: 0 });
  const set = useCallback((text: string) => act({ kind: "set", text, at: Date.now(), typing: false }), []);
  const type = useCallback((text: string) => act({ kind: "set", text, at: Date.now(), typing: true }), []);
  const undo = useCallback(() => act({ kind: "undo" }), []);
  const redo = useCallback(() => act({ kind: "redo" }), []);
  const reset = useCallback((text: string) => act({ kind: "reset", text }), []);
  return {
    text: held.text,
    set,
    type,
    undo,
    redo,
    reset,
    mayUndo: held.past.length > 0,
    mayRedo: held.future.length > 0,
  };
}
