/** What the host's page says about the widget: attributes of the script tag. */
import type { Identity, Theme } from "../bridge";
import type { ZhikeWidget } from "./element";

export interface Config {
  /** Where Zhike lives: the origin that widget.js came from. */
  origin: string;
  inbox: string;
  locale: string;
  color: string | null;
  greeting: string | null;
  suggestions: string[] | null;
  side: "left" | "right";
  x: string | null;
  y: string | null;
  /** Words beside the launcher's mark. */
  text: string;
  theme: Theme;
  launcher: boolean;
  /** The inbox keeps which pages its visitors look at. */
  pages: boolean;
  identity: Identity | null;
  identityToken: string | null;
  /** "yes" or "no": whether the visitor agreed that what he does may be told before he writes. */
  consent: string | undefined;
}

/** data-identity is JSON; broken JSON must not break the page or the chat. */
function parseIdentity(text: string | undefined): Identity | null {
  if (!text) return null;
  try {
    const value = JSON.parse(text) as Identity;
    return typeof value?.external_id === "string" ? value : null;
  } catch {
    console.warn("Zhike: data-identity is no JSON.");
    return null;
  }
}

const pixels = (text: string | undefined) =>
  /^\d{1,3}(px)?$/.test(text ?? "") ? `${Number.parseInt(text ?? "", 10)}px` : null;

const asTheme = (text: unknown): Theme => (text === "light" || text === "dark" ? text : "auto");

/** The inbox's own look, for what the tag leaves open. A page whose policy forbids asking keeps the usual one. */
export async function dress(config: Config, script: HTMLScriptElement, element: ZhikeWidget): Promise<void> {
  const given = script.dataset;
  try {
    const response = await fetch(`${config.origin}/widget/v1/inboxes/${config.inbox}/look`);
    if (!response.ok) return;
    const look = await response.json();
    config.color ??= look.color;
    config.pages = look.pages === true;
    if (!given.position) config.side = look.side === "left" ? "left" : "right";
    config.x ??= pixels(`${look.x}`);
    config.y ??= pixels(`${look.y}`);
    if (!given.theme) config.theme = asTheme(look.theme);
    if (given.launcherText === undefined)
      config.text = look.text?.[/^zh\b/i.test(config.locale) ? "zh" : "en"] ?? "";
    if (look.proactive)
      (await import(/* @vite-ignore */ `${config.origin}/widget/nudge.js`)).watch(
        element,
        config,
        look.proactive,
      );
  } catch {
    // Offline, or connect-src forbids it.
  }
}

/** Null when the tag names no inbox: there is nobody to talk to. */
export function readConfig(script: HTMLScriptElement): Config | null {
  const data = script.dataset;
  if (!data.inbox) {
    console.warn("Zhike: no data-inbox.");
    return null;
  }
  return {
    origin: new URL(script.src, location.href).origin,
    inbox: data.inbox,
    locale: data.locale || document.documentElement.lang || navigator.language,
    color: data.color ?? null,
    greeting: data.greeting ?? null,
    suggestions:
      data.suggestions
        ?.split("|")
        .map((text) => text.trim())
        .filter(Boolean) ?? null,
    side: data.position === "left" ? "left" : "right",
    text: data.launcherText ?? "",
    theme: asTheme(data.theme),
    x: pixels(data.offsetX),
    y: pixels(data.offsetY),
    launcher: data.launcher !== "hidden",
    pages: false,
    identity: parseIdentity(data.identity),
    identityToken: data.identityToken ?? null,
    consent: data.consent,
  };
}
