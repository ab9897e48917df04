/** The one table of colours and measures: CSS variables and Ant Design's theme are both made from it. */
export type ThemeName = "light" | "dark";

export interface Palette {
  ink: string;
  ink2: string;
  ink3: string;
  paper: string;
  paper2: string;
  paper3: string;
  line: string;
  line2: string;
  accent: string;
  accentText: string;
  accentFill: string;
  onAccent: string;
  accentSoft: string;
  amber: string;
  amberSoft: string;
  red: string;
  redSoft: string;
  note: string;
  noteLine: string;
  noteInk: string;
  bubble: string;
  assistant: string;
  assistantLine: string;
  person: string;
  rail: string;
  railInk: string;
  railActive: string;
  focus: string;
  shadow: string;
}

export const palettes: Record<ThemeName, Palette> = {
  light: {
    ink: "#1B1F2A",
    ink2: "#4A5162",
    ink3: "#636B7D",
    paper: "#FFFFFF",
    paper2: "#F6F7F9",
    paper3: "#ECEEF2",
    line: "#E4E7EC",
    line2: "#D3D8E0",
    accent: "#0E8A7D",
    accentText: "#0A6E64",
    accentFill: "#0B7A6F",
    onAccent: "#FFFFFF",
    accentSoft: "#E3F4F1",
    amber: "#8F5A00",
    amberSoft: "#FFF3DC",
    red: "#B3261E",
    redSoft: "#FDECEA",
    note: "#FFF8DC",
    noteLine: "#EADDA6",
    noteInk: "#5B4A10",
    bubble: "#F1F3F6",
    assistant: "#FFFFFF",
    assistantLine: "#A9D8D0",
    person: "#DDF1ED",
    rail: "#F0F2F5",
    railInk: "#5A6274",
    railActive: "#FFFFFF",
    focus: "#0E8A7D",
    shadow: "0 1px 2px rgb(27 31 42 / 6%), 0 8px 24px rgb(27 31 42 / 10%)",
  },
  dark: {
    ink: "#E8EAF0",
    ink2: "#B6BCCA",
    ink3: "#979EAF",
    paper: "#161922",
    paper2: "#10131A",
    paper3: "#232733",
    line: "#2A2F3C",
    line2: "#3A4151",
    accent: "#2BB5A4",
    accentText: "#5CD0C1",
    accentFill: "#0C7D72",
    onAccent: "#FFFFFF",
    accentSoft: "#12332F",
    amber: "#F0B44C",
    amberSoft: "#35290F",
    red: "#FF8A80",
    redSoft: "#3C1B1A",
    note: "#2E2917",
    noteLine: "#564A1E",
    noteInk: "#EAD9A0",
    bubble: "#222632",
    assistant: "#161922",
    assistantLine: "#28635A",
    person: "#143B36",
    rail: "#0C0E14",
    railInk: "#979EAF",
    railActive: "#232733",
    focus: "#2BB5A4",
    shadow: "0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 45%)",
  },
};

export const fontFamily =
  '"Inter Variable", Inter, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

export const monoFamily = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';

export const measures = { rail: 56, list: 320, side: 340, row: 68, radius: 8 } as const;

/** Custom properties (`--zk-ink`, `--zk-paper-2`, …) of a theme, ready for a style attribute or rule. */
export function cssVariables(theme: ThemeName): Record<string, string> {
  const out: Record<string, string> = { "color-scheme": theme };
  for (const [name, value] of Object.entries(palettes[theme])) {
    const kebab = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`).replace(/(\d)$/, "-$1");
    out[`--zk-${kebab}`] = value;
  }
  return out;
}
