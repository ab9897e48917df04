import type { Id, Message } from "@api/contract";

const SHOWN = 160;

/** The beginning of what is passed on. */
export function preview({ content }: Message): string {
  const words = content.text ?? content.title ?? content.attachment?.name ?? "";
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}\u2026` : words;
}

/** Where it is read. */
export const linkTo = (conversation: Id, message: Id | null) =>
  `${location.origin}/app/inbox/${conversation}${message ? `?message=${message}` : ""}`;
