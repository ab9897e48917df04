import { useLayoutEffect, useState } from "preact/hooks";
import { Widget } from "./widget";

/** The one widget of this frame. */
export const widget = new Widget();

/** Draws the calling component, and all below it, anew after every change. */
export function useRedraw(): void {
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const unsubscribe = widget.subscribe(() => redraw((n) => n + 1));
    return () => void unsubscribe();
  }, []);
}
