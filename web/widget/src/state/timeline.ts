/** The transcript as rows to draw: days, grey lines, messages in groups, and what is still on its way. Pure. */
import type { State } from "./reducer";
import type { Message, OutboxItem } from "./types";

export type Row =
  | { type: "day"; key: string; at: string }
  | { type: "event"; key: string; message: Message }
  | {
      type: "message";
      key: string;
      message: Message;
      first: boolean;
      last: boolean;
      chosen: string | null;
      open: boolean;
    }
  | { type: "pending"; key: string; item: OutboxItem };

/** Messages of one author within this time stand close together. */
const GROUP_MS = 5 * 60_000;

function sameGroup(a: Message | undefined, b: Message | undefined): boolean {
  if (!a || !b || a.kind === "event" || b.kind === "event" || a.direction !== b.direction) return false;
  if (a.author.kind !== b.author.kind || a.author.id !== b.author.id) return a.direction === "in";
  return Math.abs(Date.parse(b.created_at) - Date.parse(a.created_at)) < GROUP_MS;
}

const day = (iso: string) => new Date(iso).toDateString();

/** What the customer picked from a message with buttons: the value they answered it with. */
function choiceOf(state: State, message: Message): string | null {
  const answer =
    state.messages.find((other) => other.reply_to === message.id && other.direction === "in") ??
    state.outbox.find((item) => item.reply_to === message.id);
  return answer?.content.text ?? null;
}

export function rows(state: State): Row[] {
  const out: Row[] = [];
  const { messages } = state;
  const lastIn = messages.reduce((at, message, i) => (message.direction === "in" ? i : at), -1);
  messages.forEach((message, i) => {
    const before = messages[i - 1];
    if (!before || day(before.created_at) !== day(message.created_at))
      out.push({ type: "day", key: `day:${message.id}`, at: message.created_at });
    if (message.kind === "event") {
      out.push({ type: "event", key: message.id, message });
      return;
    }
    out.push({
      type: "message",
      // The same key as its outbox item had: the bubble stays where it is when it is acknowledged.
      key: message.client_id ?? message.id,
      message,
      first: !sameGroup(before, message),
      last: !sameGroup(message, messages[i + 1]),
      chosen: choiceOf(state, message),
      open: i > lastIn && !state.outbox.length,
    });
  });
  for (const item of state.outbox) out.push({ type: "pending", key: item.client_id, item });
  return out;
}

/** The label instead of the value when the customer answered with a button. */
export function labelOf(
  messages: Message[],
  message: { reply_to: string | null; content: Message["content"] },
): string {
  const text = message.content.text ?? "";
  if (!message.reply_to) return text;
  const asked = messages.find((other) => other.id === message.reply_to)?.content;
  const option = asked?.options?.find((one) => one.value === text);
  const button = asked?.buttons?.find((one) => one.value === text);
  return option?.label ?? button?.label ?? text;
}

/** The customer's last message: the only one that shows how far it got. */
export function lastOwn(messages: Message[]): Message | null {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i];
    if (message?.direction === "in") return message;
  }
  return null;
}
