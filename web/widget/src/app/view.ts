import type { Hello, Theme } from "../bridge";
import type { InboxInfo } from "../state/types";
import type { Problem } from "./connection";
import type { Locale } from "./i18n";

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
