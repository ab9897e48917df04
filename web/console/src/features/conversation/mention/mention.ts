import type { Mentionable } from "../mentionable";

/** An @ at the beginning of a word, and what was typed after it. */
export interface Mention {
  from: number;
  words: string;
}

// Behind a Latin letter or a digit it is the @ of an address. Names may have spaces in them; a Chinese keyboard gives ＠ too.
const AT = /(?:^|[^\w.+-])[@＠]((?:[^\s@＠][^@＠\n]{0,39})?)$/;

/** The mention in which the caret stands, if it stands in one. */
export function mentionAt(text: string, caret: number): Mention | null {
  const found = caret < 0 ? null : AT.exec(text.slice(0, caret));
  const words = found?.[1] ?? "";
  return found ? { from: caret - words.length - 1, words } : null;
}

/** Who goes by these words: names that begin with them first. */
export function goingBy(known: Mentionable[], words: string): Mentionable[] {
  const wanted = words.toLowerCase();
  const place = (one: Mentionable) => one.name.toLowerCase().indexOf(wanted);
  const found = known.filter((one) => place(one) >= 0);
  return [...found.filter((one) => place(one) === 0), ...found.filter((one) => place(one) > 0)];
}

/** The text with a name in place of what was typed, one space behind it, and where the caret is then. */
export function mentioned(text: string, { from, words }: Mention, name: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + words.length).replace(/^ /, "");
  const head = `${text.slice(0, from)}@${name} `;
  return { text: head + rest, caret: head.length };
}
