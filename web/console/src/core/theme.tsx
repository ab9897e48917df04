import { cssVariables, fontFamily, measures, monoFamily, palettes, type ThemeName } from "@ui/tokens";
import type { ThemeConfig } from "antd/es/config-provider/context";
import antdTheme from "antd/es/theme";
import { createContext, useContext } from "react";

export type ThemeChoice = ThemeName | "system";
const STORED = "zhike.theme";

export const ThemeContext = createContext<{ choice: ThemeChoice; name: ThemeName; choose: (c: ThemeChoice) => void }>({
  choice: "system",
  name: "light",
  choose: () => {},
});

/** The theme in force and the way to change it. */
export const useTheme = () => useContext(ThemeContext);

/** What the reader chose on this device; the system's wish when nothing was chosen. */
export function storedTheme(): ThemeChoice {
  const value = localStorage.getItem(STORED);
  return value === "light" || value === "dark" ? value : "system";
}

export function storeTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORED, choice);
}

export function resolveTheme(choice: ThemeChoice): ThemeName {
  if (choice !== "system") return choice;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Puts the tokens on the document, so that plain CSS and Ant Design draw from one table. */
export function paintDocument(name: ThemeName): void {
  const style = document.documentElement.style;
  for (const [k, v] of Object.entries(cssVariables(name))) style.setProperty(k, v);
  style.setProperty("--zk-font", fontFamily);
  style.setProperty("--zk-mono", monoFamily);
  document.documentElement.dataset.theme = name;
}

/** Ant Design's theme from the same tokens; `still` when the reader asked for reduced motion. */
export function antTheme(name: ThemeName, still: boolean): ThemeConfig {
  const p = palettes[name];
  return {
    algorithm: name === "dark" ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      motion: !still,
      colorPrimary: p.accentFill,
      colorInfo: p.accentFill,
      colorLink: p.accentText,
      colorLinkHover: p.accentText,
      colorSuccess: p.accent,
      colorError: p.red,
      colorWarning: p.amber,
      colorWarningBg: p.amberSoft,
      colorInfoBg: p.accentSoft,
      colorErrorBg: p.redSoft,
      colorText: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink3,
      colorTextPlaceholder: p.ink3,
      colorTextDescription: p.ink3,
      colorBgContainer: p.paper,
      colorBgElevated: p.paper,
      colorBgLayout: p.paper2,
      colorBorder: p.line2,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: 14,
      borderRadius: measures.radius,
      controlHeight: 34,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.15s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Segmented: { trackBg: p.paper3, itemSelectedBg: p.paper },
    },
  };
}
