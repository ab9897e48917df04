import type { Id } from "@api/contract";
import type { ReplyPart } from "@api/writing";
import { filePart } from "@/features/live/sending";
import { isMarkdown } from "./canned/slash";
import type { Words } from "./words";

/** The messages that words are sent as: each file and card, then the text. */
export function partsOf(words: Words): ReplyPart[] {
  const text = words.text.trim();
  const parts: ReplyPart[] = words.files.map(filePart);
  for (const card of words.cards) parts.push({ kind: "card", content: card });
  if (text) parts.push({ kind: words.rich && isMarkdown(text) ? "markdown" : "text", content: { text } });
  return parts;
}

/** The colleagues and teams whom a note mentions. */
export function mentionsIn(text: string, known: { id: Id; name: string }[]): Id[] {
  return known.filter((one) => text.includes(`@${one.name}`)).map((one) => one.id);
}
