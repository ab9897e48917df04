import { unread } from "../attention";
import { widget } from "../context";
import type { Page } from "../view";

/** The bar at the bottom, where the inbox has pages beside the conversation. */
export function Tabs() {
  const { t, view, state } = widget;
  const pages = view.info?.pages ?? [];
  if (!pages.length) return null;
  const waiting = view.page === "messages" ? 0 : unread(state.messages).length;
  return (
    <nav class="tabs" aria-label={view.info?.name}>
      {([...pages, "messages"] as Page[]).map((page) => (
        <button
          type="button"
          key={page}
          aria-current={view.page === page ? "page" : undefined}
          onClick={() => widget.set({ page })}
        >
          {t(page)}
          {page === "messages" && waiting > 0 && <i>{waiting}</i>}
        </button>
      ))}
    </nav>
  );
}
