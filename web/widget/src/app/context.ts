import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Widget } from "./widget";

export const WidgetContext = createContext<Widget | null>(null);

/** The widget, with this component drawn again after every change. */
export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error("used outside of the widget");
  const [, redraw] = useState(0);
  useEffect(() => {
    const unsubscribe = widget.subscribe(() => redraw((n) => n + 1));
    return () => void unsubscribe();
  }, [widget]);
  return widget;
}
