import { contrast, css, parseColor, readable } from "@widget/theme";

const WHITE: [number, number, number] = [255, 255, 255];
const INK: [number, number, number] = [27, 31, 42];
const AA = 4.5;

/** What becomes of a colour so that words on it can be read: the widget's own rule, said in advance. */
export function colorNote(color: string) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return { kind: "wrong" as const };
  const brand = parseColor(color);
  const dark = contrast(brand, WHITE) < contrast(brand, INK);
  const on = dark ? INK : WHITE;
  const shown = readable(brand, on, dark ? WHITE : INK);
  const ratio = contrast(shown, on).toFixed(1);
  const moved = contrast(brand, on) < AA;
  return { kind: moved ? ("moved" as const) : dark ? ("dark" as const) : ("white" as const), ratio, shown: css(shown) };
}
