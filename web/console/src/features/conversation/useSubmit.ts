import type { Draft, Reply } from "@/features/live/sending";
import type { Mode } from "./draft";
import { useMentionable } from "./mentionable";
import { mentionsIn, partsOf } from "./parts";
import type { Way } from "./SendButton";
import { EMPTY, type Words } from "./words";

interface Sending {
  /** Something stands there, all of it is uploaded, and one may write. */
  ready: boolean;
  words: Words;
  write: (mode: Mode, change: (words: Words) => Words) => void;
  mode: Mode;
  send: (draft: Draft) => Promise<void>;
  reply: (reply: Reply) => Promise<boolean>;
  /** Shows a variable that nobody filled in; false when there is none. */
  showOpen: () => boolean;
}

/** Sends what stands in a composer: notes at once, replies in a moment or at a time; throws when a time is refused. */
export function useSubmit({ ready, words, write, mode, send, reply, showOpen }: Sending) {
  const mentionable = useMentionable();
  return async (way: Way = {}, more: Partial<Reply> = {}) => {
    if (!ready || showOpen()) return;
    const parts = partsOf(words);
    if (mode === "note") {
      const mentions = mentionsIn(words.text, mentionable);
      write(mode, () => EMPTY);
      parts.forEach((part, n) => {
        const about = { mentions: part.content.text ? mentions : [], reply_to: n ? null : words.reply_to };
        void send({ ...part, private: true, ...about });
      });
      return;
    }
    const wanted = { parts, reply_to: words.reply_to, send_at: null, ...way, ...more };
    if (!wanted.send_at) write(mode, () => EMPTY); // shown in the transcript at once, and kept there when it fails
    await reply(wanted);
    if (wanted.send_at) write(mode, () => EMPTY);
  };
}
