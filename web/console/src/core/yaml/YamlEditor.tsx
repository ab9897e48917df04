import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, Transaction } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import styles from "./YamlEditor.module.css";

export interface LineProblem {
  line: number;
  message: string;
  kind?: "error" | "warning";
}

interface Props {
  label: string;
  value: string;
  onChange?: (text: string) => void;
  problems?: LineProblem[];
  /** Brings a line into sight; another number, another jump. */
  jump?: { line: number; n: number } | null;
  onUndo?: () => void;
  onRedo?: () => void;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--zk-accent-text)" },
  { tag: tags.definition(tags.propertyName), color: "var(--zk-accent-text)" },
  { tag: tags.comment, color: "var(--zk-ink-3)", fontStyle: "italic" },
  { tag: [tags.string, tags.content], color: "var(--zk-ink)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--zk-ink-3)" },
]);

/** The whole of what differs between two texts, as one change: the place of the cursor stays where it can. */
function difference(before: string, after: string) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

function marks(view: EditorView, problems: LineProblem[]): Diagnostic[] {
  return problems.map(({ line, message, kind }) => {
    const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
    const from = at.from + (at.text.length - at.text.trimStart().length);
    return { from, to: at.to, severity: kind ?? "error", message };
  });
}

/** A field for YAML: numbered lines, colours, problems at their lines. Undo is the page's, since a picture changes the text too. */
export default function YamlEditor({ label, value, onChange, problems = [], jump = null, onUndo, onRedo }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef({ onChange, onUndo, onRedo, value });
  told.current = { onChange, onUndo, onRedo, value };
  const mayWrite = Boolean(onChange);

  useEffect(() => {
    if (!place.current) return;
    const undo = (which: "onUndo" | "onRedo") => () => {
      told.current[which]?.();
      return true;
    };
    const extensions: Extension[] = [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      indentOnInput(),
      yaml(),
      syntaxHighlighting(colours),
      lintGutter(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(!mayWrite),
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      keymap.of([
        { key: "Mod-z", run: undo("onUndo"), preventDefault: true },
        { key: "Mod-y", run: undo("onRedo"), preventDefault: true },
        { key: "Mod-Shift-z", run: undo("onRedo"), preventDefault: true },
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        const typed = update.transactions.some((one) => one.annotation(Transaction.userEvent) !== undefined);
        if (update.docChanged && typed) told.current.onChange?.(update.state.doc.toString());
      }),
    ];
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({ doc: told.current.value, extensions }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [label, mayWrite]);

  useEffect(() => {
    const now = view.current?.state.doc.toString();
    if (now !== undefined && now !== value) view.current?.dispatch({ changes: difference(now, value) });
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text moves the lines that are marked
  useEffect(() => {
    const now = view.current;
    if (now) now.dispatch(setDiagnostics(now.state, marks(now, problems)));
  }, [problems, value]);

  useEffect(() => {
    const now = view.current;
    if (!now || !jump) return;
    const line = now.state.doc.line(Math.max(1, Math.min(jump.line, now.state.doc.lines)));
    now.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
    now.focus();
  }, [jump]);

  return <div ref={place} className={styles.editor} />;
}
