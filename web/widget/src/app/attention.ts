/** What the customer has seen, and whether they are typing: told to Zhike sparingly, and to the host as a number. */
import type { State } from "../state/reducer";
import type { Message } from "../state/types";

export interface AttentionPorts {
  read(seq: number): Promise<void>;
  typing(on: boolean): void;
  unread(count: number, preview: string): void;
}

const READ_AFTER_MS = 400;
const TYPING_EVERY_MS = 4_000;
const TYPING_STOPS_MS = 3_000;

/** Messages to the customer that were not read yet. Grey lines do not count. */
export function unread(messages: Message[]): Message[] {
  return messages.filter(
    (message) => message.direction === "out" && message.kind !== "event" && message.state !== "read",
  );
}

export class Attention {
  private readTimer = 0;
  private readSeq = new Map<string, number>();
  private typingSince = 0;
  private typingTimer = 0;
  private told = -1;

  constructor(private readonly ports: AttentionPorts) {}

  /** Call after every change of state or visibility. */
  update(state: State, visible: boolean): void {
    const waiting = unread(state.messages).filter(
      (message) => message.seq > (this.readSeq.get(message.conversation_id) ?? 0),
    );
    const count = visible ? 0 : waiting.length;
    if (count !== this.told) {
      this.told = count;
      const text = waiting[waiting.length - 1]?.content.text ?? "";
      this.ports.unread(count, text.slice(0, 120));
    }
    if (!visible) {
      window.clearTimeout(this.readTimer);
      this.readTimer = 0;
    } else if (waiting.length && !this.readTimer) {
      this.readTimer = window.setTimeout(() => {
        this.readTimer = 0;
        this.markRead(waiting);
      }, READ_AFTER_MS);
    }
  }

  typed(): void {
    const now = Date.now();
    if (now - this.typingSince > TYPING_EVERY_MS) {
      this.typingSince = now;
      this.ports.typing(true);
    }
    window.clearTimeout(this.typingTimer);
    this.typingTimer = window.setTimeout(() => this.stopTyping(), TYPING_STOPS_MS);
  }

  stopTyping(): void {
    window.clearTimeout(this.typingTimer);
    if (this.typingSince) this.ports.typing(false);
    this.typingSince = 0;
  }

  private markRead(messages: Message[]): void {
    const last = messages[messages.length - 1];
    if (!last) return;
    const before = this.readSeq.get(last.conversation_id) ?? 0;
    this.readSeq.set(last.conversation_id, last.seq);
    this.ports.read(last.seq).catch(() => {
      // Lost receipts are told again with the next message or visit.
      this.readSeq.set(last.conversation_id, before);
    });
  }
}
