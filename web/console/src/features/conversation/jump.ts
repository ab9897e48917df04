import type { Id, Message } from "@api/contract";
import { type RefObject, useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import { usePlace } from "./place";

const SHOWN_MS = 2_500;
const PAGES = 40; // of 200 messages
const FRAMES = 60;

interface Asked {
  id: Id;
  within: RefObject<HTMLElement | null>;
  loaded: boolean;
  hasEarlier: boolean;
  messages: Message[];
  onEarlier: (limit?: number) => Promise<void>;
  /** Scrolls to a message that is held, so that it comes into the page. */
  reveal: (index: number) => void;
}

/** Waits until a message stands in the page: it was scrolled to, and is drawn with one of the next frames. */
function standing(within: Asked["within"], id: Id, then: (place: HTMLElement) => void, left = FRAMES): void {
  requestAnimationFrame(() => {
    const place = within.current?.querySelector<HTMLElement>(`[data-message="${id}"]`);
    if (place) then(place);
    else if (left) standing(within, id, then, left - 1);
  });
}

/** Goes to the message that the address names (`at` by number, `message` by id), reading earlier ones until it is there. */
export function useJump({ id, within, loaded, hasEarlier, messages, onEarlier, reveal }: Asked): void {
  const [params, setParams] = useSearchParams();
  const { main } = usePlace();
  const at = Number(params.get("at")) || null;
  const named = params.get("message");
  const done = useRef<string | null>(null);
  const asked = useRef(0);
  const asking = useRef<Id | null>(null); // what stood on top when the page before it was asked for

  useEffect(() => {
    const wanted = named ?? (at ? String(at) : null);
    if (!main || !wanted || !loaded || done.current === wanted) return;
    const own = messages.find((m) => m.conversation_id === id); // beside those of what was merged into it
    const index = messages.findIndex((m) => (named ? m.id === named : m.conversation_id === id && m.seq >= (at ?? 0)));
    const reached = index >= 0 && (named !== null || (own?.seq ?? 0) <= (at ?? 0));
    if (!reached && hasEarlier && asked.current < PAGES) {
      const top = own?.id ?? null;
      if (asking.current === top) return;
      asking.current = top;
      asked.current += 1;
      void onEarlier(200).catch(() => {
        asking.current = null;
      });
      return;
    }
    const found = messages[index];
    done.current = wanted;
    asked.current = 0;
    if (!found) return;
    reveal(index);
    standing(within, found.id, (place) => {
      place.scrollIntoView({ block: "center" });
      if (named) {
        place.dataset.focused = "true";
        place.focus({ preventScroll: true });
        return;
      }
      place.setAttribute("data-found", "true");
      setTimeout(() => place.removeAttribute("data-found"), SHOWN_MS);
      done.current = null;
      setParams(
        (held) => {
          held.delete("at");
          return held;
        },
        { replace: true },
      );
    });
  }, [id, within, main, at, named, loaded, hasEarlier, messages, onEarlier, reveal, setParams]);
}
