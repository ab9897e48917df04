/** A slash at the beginning of a word, and what was typed after it. */
export interface Slash {
  from: number;
  words: string;
}

// A Chinese keyboard gives 、 on the key of the slash; nobody begins a word with it.
const SLASH = /(?:^|\s)[/、]([^\s/、{}]{0,30})$/;

/** The slash command in which the caret stands, if it stands in one. */
export function slashAt(text: string, caret: number): Slash | null {
  const found = caret < 0 ? null : SLASH.exec(text.slice(0, caret));
  const words = found?.[1] ?? "";
  return found ? { from: caret - words.length - 1, words } : null;
}

/** The text with a reply in place of the command, and what to select then: the first open variable, or the reply's end. */
export function inserted(text: string, slash: Slash, reply: string): { text: string; select: [number, number] } {
  const end = slash.from + 1 + slash.words.length;
  const whole = text.slice(0, slash.from) + reply + text.slice(end);
  const open = /\{\{\s*[a-z]+\.[a-z]+\s*\}\}/.exec(reply);
  const start = slash.from + (open ? open.index : reply.length);
  return { text: whole, select: [start, start + (open ? open[0].length : 0)] };
}

/** Whether a text means something as Markdown, so that it must be sent as such. */
export const isMarkdown = (text: string) => /\*\*|`|\]\(|^(#{1,4} |[-*] |\d+\. |> )/m.test(text);

/** Types a slash at the end of what is written, as the key would. */
export function typeSlash(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  document.execCommand("insertText", false, /\S$/.test(field.value) ? " /" : "/");
}

/** Selects a variable in the field, so that what is typed next stands in its place; false when it is not there. */
export function selectIn(field: HTMLTextAreaElement | null, variable: string | undefined): boolean {
  const from = variable && field ? field.value.indexOf(variable) : -1;
  if (!field || !variable || from < 0) return false;
  field.focus();
  field.setSelectionRange(from, from + variable.length);
  return true;
}
