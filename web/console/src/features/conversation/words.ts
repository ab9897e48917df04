import type { Attachment, Content, Id } from "@api/contract";
import type { SavedDraft, ScheduledReply } from "@api/writing";

/** What stands in a composer. */
export interface Words {
  text: string;
  /** Its Markdown counts. */
  rich: boolean;
  reply_to: Id | null;
  files: Attachment[];
  cards: Content[];
}

export const EMPTY: Words = { text: "", rich: false, reply_to: null, files: [], cards: [] };

export const isEmpty = (words: Words) => !words.text.trim() && !words.files.length && !words.cards.length;

/** A draft of the server as words. */
export function ofDraft(draft: SavedDraft | undefined): Words {
  if (!draft) return EMPTY;
  return { text: draft.text, rich: draft.rich, reply_to: draft.reply_to, files: draft.attachments, cards: draft.cards };
}

/** A reply that was taken back, before what has been written since. */
export function takenBack(reply: ScheduledReply, since: Words): Words {
  const said = reply.parts.filter((p) => p.kind === "text" || p.kind === "markdown");
  const texts = [...said.map((p) => p.content.text ?? ""), since.text].filter((text) => text.trim());
  const files = reply.parts.flatMap((p) => (p.content.attachment ? [p.content.attachment] : []));
  return {
    text: texts.join("\n"),
    rich: since.rich || said.some((p) => p.kind === "markdown"),
    reply_to: reply.reply_to ?? since.reply_to,
    files: [...files, ...since.files],
    cards: [...reply.parts.filter((p) => p.kind === "card").map((p) => p.content), ...since.cards],
  };
}

/** What an older version or this one left on the device. */
export function ofDevice(stored: string | null): Words | null {
  if (stored === null) return null;
  try {
    const found = JSON.parse(stored) as Partial<Words> | number | null;
    if (typeof found === "object" && typeof found?.text === "string") return { ...EMPTY, ...found };
  } catch {
    // plain words, as earlier versions kept them
  }
  return { ...EMPTY, text: stored };
}
