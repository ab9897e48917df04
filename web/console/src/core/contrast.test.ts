import { type Palette, palettes } from "@ui/tokens";
import { describe, expect, it } from "vitest";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const text: [keyof Palette, keyof Palette][] = [
  ["ink", "paper"],
  ["ink", "paper2"],
  ["ink", "paper3"],
  ["ink", "bubble"],
  ["ink", "person"],
  ["ink", "note"],
  ["ink", "accentSoft"],
  ["ink2", "paper"],
  ["ink2", "paper3"],
  ["ink2", "accentSoft"],
  ["ink3", "paper"],
  ["ink3", "paper2"],
  ["ink3", "accentSoft"],
  ["accentText", "paper"],
  ["accentText", "paper2"],
  ["accentText", "accentSoft"],
  ["accentText", "person"],
  ["ink3", "person"],
  ["onAccent", "accentFill"],
  ["amber", "paper"],
  ["amber", "amberSoft"],
  ["amber", "accentSoft"],
  ["amber", "note"], // what a canned reply still wants to know, in a note
  ["red", "paper"],
  ["red", "redSoft"],
  ["red", "accentSoft"],
  ["noteInk", "note"],
  ["railInk", "rail"],
  ["paper", "ink2"],
];
const shapes: [keyof Palette, keyof Palette][] = [
  ["focus", "paper"],
  ["focus", "paper2"],
  ["accent", "paper"],
];

describe.each(["light", "dark"] as const)("contrast of the %s theme", (theme) => {
  const p = palettes[theme];
  it.each(text)("%s on %s is readable (4.5)", (ink, paper) => {
    expect(contrast(p[ink], p[paper])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)("%s on %s is seen (3)", (shape, paper) => {
    expect(contrast(p[shape], p[paper])).toBeGreaterThanOrEqual(3);
  });
});
