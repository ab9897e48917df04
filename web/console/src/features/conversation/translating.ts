import type { Id } from "@api/contract";

type Making = { monitor: (m: EventTarget) => void };
type Pair = { sourceLanguage: string; targetLanguage: string };
interface Detector {
  detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]>;
  destroy(): void;
}
interface Translating {
  translate(text: string): Promise<string>;
  destroy(): void;
}
/** What a browser with models of its own offers (developer.chrome.com/docs/ai/translator-api); others have none of it. */
interface Browser {
  LanguageDetector?: { create(making: Making): Promise<Detector> };
  Translator?: { availability(pair: Pair): Promise<string>; create(making: Pair & Making): Promise<Translating> };
}

export type Why = "same" | "unknown" | "pair" | "again" | "failed";
export type Translation =
  | { state: "working"; percent: number | null }
  | { state: "done"; text: string; from: string; into: string }
  | { state: "failed"; why: Why; from: string | null };

const UNSURE = 0.3;
const browser = () => globalThis as unknown as Browser;
const base = (language: string) => language.split("-")[0] ?? language;

/** Whether this browser can translate on this device. */
export const canTranslate = (): boolean => Boolean(browser().Translator && browser().LanguageDetector);

/** Translates words on this device; nothing leaves it. Models that are missing are fetched by the browser, told in percent. */
export async function translate(text: string, into: string, told: (percent: number) => void): Promise<Translation> {
  const { LanguageDetector, Translator } = browser();
  let from: string | null = null;
  const made: { destroy(): void }[] = [];
  try {
    if (!LanguageDetector || !Translator) return { state: "failed", why: "failed", from };
    const monitor = (m: EventTarget) =>
      m.addEventListener("downloadprogress", (e) => told(Math.round((e as ProgressEvent).loaded * 100)));
    const detector = await LanguageDetector.create({ monitor });
    made.push(detector);
    const [best] = await detector.detect(text);
    if (!best || best.detectedLanguage === "und" || best.confidence < UNSURE)
      return { state: "failed", why: "unknown", from };
    from = best.detectedLanguage;
    if (base(from) === base(into)) return { state: "failed", why: "same", from };
    const pair = { sourceLanguage: from, targetLanguage: base(into) };
    if ((await Translator.availability(pair)) === "unavailable") return { state: "failed", why: "pair", from };
    const translator = await Translator.create({ ...pair, monitor });
    made.push(translator);
    return { state: "done", text: await translator.translate(text), from, into: pair.targetLanguage };
  } catch (error) {
    // A browser fetches one model for one click: finding the language may have used this one up.
    const clickAgain = error instanceof DOMException && error.name === "NotAllowedError";
    return { state: "failed", why: clickAgain ? "again" : "failed", from };
  } finally {
    for (const one of made) one.destroy();
  }
}

/** Translations of messages, by message: they outlive their rows, which leave the page when scrolled away. */
export class Translations {
  private readonly held = new Map<Id, Translation>();
  private readonly listeners = new Set<() => void>();

  get = (id: Id): Translation | undefined => this.held.get(id);

  subscribe = (heard: () => void): (() => void) => {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  };

  set(id: Id, translation: Translation | null): void {
    if (translation) this.held.set(id, translation);
    else this.held.delete(id);
    for (const heard of this.listeners) heard();
  }

  async ask(id: Id, text: string, into: string): Promise<void> {
    if (this.held.get(id)?.state === "working") return;
    this.set(id, { state: "working", percent: null });
    const done = await translate(text, into, (percent) => {
      if (this.held.get(id)?.state === "working") this.set(id, { state: "working", percent });
    });
    if (this.held.has(id)) this.set(id, done); // else it was put away meanwhile
  }
}

const kept = new WeakMap<object, Translations>();

/** The translations that live as long as what they translate. */
export function translationsOf(store: object): Translations {
  const held = kept.get(store) ?? new Translations();
  kept.set(store, held);
  return held;
}
