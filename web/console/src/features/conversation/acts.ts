import type { CannedReply } from "@api/canned";
import type { Id, Me, Message } from "@api/contract";
import { createContext } from "react";

interface Acts {
  /** The open conversation. */
  id: Id;
  me: Me;
  /** Answers to a message. */
  reply: (message: Message) => void;
  /** Passes a message on. */
  forward: (message: Message) => void;
  /** Shows what a canned reply of several steps will do. */
  macro: (reply: CannedReply) => void;
}

/** What the open conversation offers its parts; null where it is only read. */
export const MessageActs = createContext<Acts | null>(null);
