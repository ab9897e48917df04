import base from "@widget/app/styles/base.css?inline";
import layout from "@widget/app/styles/layout.css?inline";
import markdown from "@widget/app/styles/markdown.css?inline";
import messages from "@widget/app/styles/messages.css?inline";

// What a preview needs beside the widget's own style sheets.
const FRAME = `
  .app { overflow: hidden; background: var(--paper); color: var(--ink); font: 14px/22px Inter, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
  .app .timeline { height: auto; flex: 1; }
  .row.own > .bubble { overflow-wrap: anywhere; }
  .empty { color: var(--ink-2); }
`;

/** The widget's style sheets for one theme: what it asks of the reader's system is decided here. */
export function sheets(theme: "light" | "dark"): string {
  return [base, layout, markdown, messages, FRAME]
    .join("\n")
    .replaceAll(":root", ":host")
    .replace(/\(prefers-color-scheme:\s*dark\)/g, theme === "dark" ? "all" : "not all");
}
