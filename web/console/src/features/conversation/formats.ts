import type { KeyboardEvent } from "react";

export const FORMATS = ["bold", "list", "link", "code"] as const;
export type Format = (typeof FORMATS)[number];

/** A change of a field: what stands between `from` and `to` is replaced, then `select` is selected. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  select: [number, number];
}

const around = (text: string, from: number, to: number, mark: string): Edit => {
  const inner = text.slice(from, to);
  const n = mark.length;
  if (text.slice(from - n, from) === mark && text.slice(to, to + n) === mark)
    return { from: from - n, to: to + n, insert: inner, select: [from - n, to - n] };
  return { from, to, insert: mark + inner + mark, select: [from + n, to + n] };
};

function list(text: string, from: number, to: number): Edit {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const stop = text.indexOf("\n", to);
  const end = stop < 0 ? text.length : stop;
  const lines = text.slice(start, end).split("\n");
  const all = lines.every((line) => line.startsWith("- "));
  const insert = lines.map((line) => (all ? line.slice(2) : line.startsWith("- ") ? line : `- ${line}`)).join("\n");
  return { from: start, to: end, insert, select: [start + insert.length, start + insert.length] };
}

function link(text: string, from: number, to: number): Edit {
  const inner = text.slice(from, to);
  if (/^https?:\/\/\S+$/.test(inner)) return { from, to, insert: `[](${inner})`, select: [from + 1, from + 1] };
  const at = from + inner.length + 3;
  return { from, to, insert: `[${inner}](https://)`, select: [at, at + "https://".length] };
}

/** What a button of the toolbar does to the selected words; pressed again it takes its mark away. */
export function formatted(format: Format, text: string, from: number, to: number): Edit {
  if (format === "list") return list(text, from, to);
  if (format === "link") return link(text, from, to);
  return around(text, from, to, format === "bold" ? "**" : "`");
}

/** Makes an edit as typing would, so that the field's own undo takes it back. */
export function make(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  document.execCommand("insertText", false, edit.insert);
  field.setSelectionRange(...edit.select);
}

const KEYS: Partial<Record<string, Format>> = { b: "bold", e: "code" };

/** Takes Ctrl+B and the like; says whether the key was one of them. */
export function formatByKey(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
  const format = event.shiftKey || event.altKey ? undefined : KEYS[event.key];
  if (!format) return false;
  event.preventDefault();
  make(field, formatted(format, field.value, field.selectionStart, field.selectionEnd));
  return true;
}
