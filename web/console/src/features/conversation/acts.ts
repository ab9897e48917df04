import type { Me, Message } from "@api/contract";
import { createContext } from "react";

/** What messages of the transcript can be used for; null where they are only read. */
export const MessageActs = createContext<{ me: Me; reply: (message: Message) => void } | null>(null);
