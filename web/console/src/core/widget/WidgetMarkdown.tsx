import { painter } from "@widget/markdown/draw";
import { createElement, type ReactElement, useMemo } from "react";

const { markdown } = painter<ReactElement>(createElement);

/** An answer as the widget reads and draws it. */
export function WidgetMarkdown({ text }: { text: string }) {
  return useMemo(() => markdown(text), [text]);
}
