import { afterEach, describe, expect, it, vi } from "vitest";
import { canTranslate, Translations, translate } from "./translating";

/** A browser that says what language something is in, and translates one pair. */
function browserWith(
  found: { detectedLanguage: string; confidence: number }[],
  pair = "available",
  broken: Error | null = null,
) {
  const destroy = vi.fn();
  const making: unknown[] = [];
  vi.stubGlobal("LanguageDetector", { create: async () => ({ detect: async () => found, destroy }) });
  vi.stubGlobal("Translator", {
    availability: async () => pair,
    create: async (options: { monitor: (m: EventTarget) => void; sourceLanguage: string; targetLanguage: string }) => {
      making.push([options.sourceLanguage, options.targetLanguage]);
      const source = new EventTarget();
      options.monitor(source);
      source.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded: 0.4 }));
      if (broken) throw broken;
      return { translate: async (text: string) => `<${text}>`, destroy };
    },
  });
  return { destroy, making };
}

afterEach(() => vi.unstubAllGlobals());

describe("translating on this device", () => {
  it("is offered only by browsers that have both models", () => {
    expect(canTranslate()).toBe(false);
    browserWith([]);
    expect(canTranslate()).toBe(true);
  });

  it("finds the language, fetches what is missing, and lets go of the models", async () => {
    const { destroy, making } = browserWith([{ detectedLanguage: "fr", confidence: 0.9 }], "downloadable");
    const told = vi.fn();
    expect(await translate("bonjour", "zh-CN", told)).toEqual({
      state: "done",
      text: "<bonjour>",
      from: "fr",
      into: "zh",
    });
    expect(making).toEqual([["fr", "zh"]]);
    expect(told).toHaveBeenCalledWith(40);
    expect(destroy).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["same", [{ detectedLanguage: "zh-Hant", confidence: 0.9 }], "available", null],
    ["unknown", [{ detectedLanguage: "und", confidence: 1 }], "available", null],
    ["unknown", [{ detectedLanguage: "fr", confidence: 0.1 }], "available", null],
    ["unknown", [], "available", null],
    ["pair", [{ detectedLanguage: "fr", confidence: 0.9 }], "unavailable", null],
    ["failed", [{ detectedLanguage: "fr", confidence: 0.9 }], "available", new Error("quota")],
    ["again", [{ detectedLanguage: "fr", confidence: 0.9 }], "downloadable", new DOMException("", "NotAllowedError")],
  ] as const)("says why not: %s", async (why, found, pair, broken) => {
    browserWith([...found], pair, broken);
    expect(await translate("x", "zh-CN", () => {})).toMatchObject({ state: "failed", why });
  });

  it("keeps a translation until it is put away, also while it is made", async () => {
    browserWith([{ detectedLanguage: "fr", confidence: 0.9 }]);
    const all = new Translations();
    const asked = all.ask("m1", "bonjour", "en");
    expect(all.get("m1")).toEqual({ state: "working", percent: null });
    await asked;
    expect(all.get("m1")).toMatchObject({ state: "done" });
    const again = all.ask("m1", "bonjour", "en");
    all.set("m1", null);
    await again;
    expect(all.get("m1")).toBeUndefined();
  });
});
