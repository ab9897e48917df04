/** Draws parsed Markdown as nodes, with the `h` of whoever shows it: the widget's own, and the console's preview of an answer. */
import { type Block, blocks } from "./blocks";
import { type Inline, linkify } from "./inline";

/** Text only ever becomes a text node; nothing is parsed as HTML. */
type Draw<N> = (tag: string, attributes: Record<string, unknown> | null, ...children: (N | string)[]) => N;

/** Returns how to draw an answer, and how to draw plain words: line breaks kept, addresses clickable. */
export function painter<N>(h: Draw<N>) {
  const node = (one: Inline): N | string => {
    switch (one.type) {
      case "text":
        return one.text;
      case "break":
        return h("br", null);
      case "code":
        return h("code", null, one.text);
      case "image":
        return h("img", { src: one.src, alt: one.alt, loading: "lazy", referrerPolicy: "no-referrer" });
      case "link": {
        const away = { href: one.href, target: "_blank", rel: "noopener noreferrer nofollow" };
        return h("a", away, ...one.children.map(node));
      }
      default:
        return h(one.type, null, ...one.children.map(node));
    }
  };
  const row = (tag: string, cells: Inline[][]) =>
    h("tr", null, ...cells.map((cell) => h(tag, null, ...cell.map(node))));
  const block = (one: Block): N => {
    switch (one.type) {
      case "paragraph":
        return h("p", null, ...one.children.map(node));
      case "heading":
        return h("p", { className: "heading" }, ...one.children.map(node));
      case "code":
        return h("pre", null, h("code", null, one.text));
      case "quote":
        return h("blockquote", null, ...one.blocks.map(block));
      case "rule":
        return h("hr", null);
      case "list": {
        const items = one.items.map((item) => h("li", null, ...item.map(block)));
        return one.ordered ? h("ol", { start: one.start }, ...items) : h("ul", null, ...items);
      }
      case "table": {
        const body = h("tbody", null, ...one.rows.map((cells) => row("td", cells)));
        return h(
          "div",
          { className: "table" },
          h("table", null, h("thead", null, row("th", one.head)), body),
        );
      }
    }
  };
  return {
    markdown: (text: string) => h("div", { className: "md" }, ...blocks(text).map(block)),
    plain: (text: string) => h("div", { className: "plain" }, ...linkify(text).map(node)),
  };
}
