import type { Message, Turn } from "../../state/types";
import { widget } from "../context";
import { ThumbIcon } from "./icons";
import { say as t } from "./words";

/** Shown at once; what did not arrive is taken back and said. */
async function say(message: Message, turn: Turn, helpful: boolean | null): Promise<void> {
  const show = (shown: Message) =>
    widget.dispatch({ type: "earlier", items: [shown], has_earlier: widget.state.hasEarlier });
  show({ ...message, turn: { ...turn, helpful } });
  try {
    await widget.connected();
    await widget.api.call("POST", "/feedback", { message_id: message.id, helpful });
  } catch {
    show(message);
    widget.set({ notice: widget.t("rate_failed") });
  }
}

/** Whether an answer helped: either thumb may be taken back. */
export function Voice({ message, turn }: { message: Message; turn: Turn }) {
  return (
    <div class="voice">
      {[true, false].map((up) => {
        const word = t(up ? "helpful" : "unhelpful");
        const said = turn.helpful === up;
        return (
          <button
            type="button"
            key={word}
            class="icon"
            aria-label={word}
            title={word}
            aria-pressed={said}
            onClick={() => void say(message, turn, said ? null : up)}
          >
            <ThumbIcon down={!up} />
          </button>
        );
      })}
    </div>
  );
}
