/** The brand's colour made usable: readable on both themes whatever the brand chose (WCAG AA, 4.5:1). */

export type Rgb = [number, number, number];

export const DEFAULT_COLOR = "#0E8A7D";
const PAPER: Rgb = [255, 255, 255];
const NIGHT: Rgb = [23, 26, 33];
// Grounds of bubbles (--paper-2 of both themes): the hardest that links stand on.
const BUBBLE: Rgb = [243, 244, 247];
const NIGHT_BUBBLE: Rgb = [36, 41, 52];
const INK: Rgb = [27, 31, 42];

/** #rgb or #rrggbb; anything else is the house colour, so nothing foreign ever reaches a style. */
export function parseColor(text: string | null | undefined): Rgb {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec((text ?? "").trim())?.[1];
  if (!hex) return parseColor(DEFAULT_COLOR);
  const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as Rgb;
}

export const css = ([r, g, b]: Rgb) => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const mix = (a: Rgb, b: Rgb, part: number) =>
  a.map((channel, i) => channel + ((b[i] ?? 0) - channel) * part) as Rgb;

/** `color` moved towards `pole` just far enough to be read on `ground`. */
export function readable(color: Rgb, ground: Rgb, pole: Rgb, wanted = 4.5): Rgb {
  for (let part = 0; part <= 1; part += 0.04) {
    const tried = mix(color, pole, part);
    if (contrast(tried, ground) >= wanted) return tried;
  }
  return pole;
}

/** Custom properties for the app's style sheet. */
export function palette(color: string | null | undefined): Record<string, string> {
  const brand = parseColor(color);
  const on = contrast(brand, PAPER) >= contrast(brand, INK) ? PAPER : INK;
  const fill = readable(brand, on, on === PAPER ? INK : PAPER);
  return {
    "--brand": css(fill),
    "--on-brand": css(on),
    "--brand-text-light": css(readable(brand, BUBBLE, INK, 4.6)),
    "--brand-text-dark": css(readable(brand, NIGHT_BUBBLE, PAPER, 4.6)),
    "--brand-soft-light": css(mix(brand, PAPER, 0.9)),
    "--brand-soft-dark": css(mix(brand, NIGHT, 0.78)),
  };
}

const systems: MediaList[] = [];

/** Have the style sheets' dark part follow the system, or say itself whether it counts. */
export function force(theme: "auto" | "light" | "dark"): void {
  if (!systems.length)
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSMediaRule && /color-scheme/.test(rule.media.mediaText))
          systems.push(rule.media);
  for (const media of systems)
    media.mediaText =
      theme === "auto" ? "(prefers-color-scheme: dark)" : theme === "dark" ? "all" : "not all";
}
