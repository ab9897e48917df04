import type { Hello, Theme } from "../bridge";
import type { State } from "../state/reducer";
import type { InboxInfo, SessionReply } from "../state/types";
import type { Problem } from "./connection";
import type { Locale } from "./i18n";

export const MAX_TEXT = 4_000;

export type Page = "home" | "help" | "messages";

/** What is true of this screen alone. */
export interface View {
  hello: Hello | null;
  info: InboxInfo | null;
  open: boolean;
  page: Page;
  /** Where the customer is on the host's site. */
  url: string;
  theme: Theme;
  full: boolean;
  problem: Problem;
  color: string | null;
  locale: Locale;
  /** Words that the host asked to be put into the composer. */
  prefill: string;
  notice: string;
  handoverAsked: boolean;
}

/** Whether it is outside opening hours. */
export function closed(away: InboxInfo["away"], now = Date.now()): boolean {
  return !!away && Date.parse(away.since) <= now && !(Date.parse(away.back_at as string) <= now);
}

/** Whether the inbox's form is due: before the first message, or while nobody is there who could answer. */
export function asked({ info }: View, { conversation, messages }: State): "start" | "offline" | null {
  const form = info?.form;
  const begun = conversation && conversation.status !== "resolved" && messages.length > 0;
  const away =
    begun && conversation.owner.kind === "queue" && (conversation.queue?.online === 0 || closed(info?.away));
  const at = begun ? (away ? "offline" : null) : "start";
  return form?.due && at && form.at.includes(at) ? at : null;
}

/** Whether a customer without a conversation is greeted on the home page. */
export function opensHome({ inbox, snapshot }: SessionReply): boolean {
  return !snapshot.conversation && inbox.start === "home" && !!inbox.pages?.includes("home");
}
