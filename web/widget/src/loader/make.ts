/** Nodes made one by one: pages that forbid inline styles or HTML from strings (CSP, Trusted Types) take them too. */

const SVG = "http://www.w3.org/2000/svg";

function dress<T extends Element>(node: T, attributes: Record<string, string>): T {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[K] {
  return dress(document.createElement(tag), attributes);
}

export const LINE = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "2.2",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
};

export function icon(name: string, d: string, look: Record<string, string>): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.append(dress(document.createElementNS(SVG, "path"), { d }));
  return dress(svg, { class: name, viewBox: "0 0 24 24", "aria-hidden": "true", ...look });
}

/** A style sheet for this shadow root; a <style> element where the browser cannot adopt one. */
export function adopt(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = css;
    root.append(style);
  }
}
