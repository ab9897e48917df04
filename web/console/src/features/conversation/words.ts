import type { Attachment, Content, Id } from "@api/contract";
import type { SavedDraft } from "@api/writing";

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

/** Two drafts as one: both are kept, the second below the first. */
export function joined(one: Words, other: Words): Words {
  return {
    text: [one.text, other.text].filter((text) => text.trim()).join("\n"),
    rich: one.rich || other.rich,
    reply_to: one.reply_to ?? other.reply_to,
    files: [...one.files, ...other.files.filter((file) => !one.files.some((held) => held.id === file.id))],
    cards: [...one.cards, ...other.cards],
  };
}

/** Whether two drafts say the same. */
export const same = (one: Words, other: Words) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));
const plain = ({ text, rich, reply_to, files, cards }: Words) => [text, rich, reply_to, files.map((f) => f.id), cards];

/** What this device holds of a draft: the words, and which state of the server's draft they were written upon. */
export interface Kept extends Words {
  seen?: string | null;
}

/** What an older version or this one left on the device. */
export function ofDevice(stored: string | null): Kept | null {
  if (stored === null) return null;
  try {
    const found = JSON.parse(stored) as Partial<Kept> | number | null;
    if (typeof found === "object" && typeof found?.text === "string") return { ...EMPTY, ...found };
  } catch {
    // plain words, as earlier versions kept them
  }
  return { ...EMPTY, text: stored };
}
