import { describe, expect, it } from "vitest";
import { en } from "./app/i18n/en";
import { dayName, fill, translator } from "./app/i18n/index";
import { zh } from "./app/i18n/zh";
import { contrast, palette, parseColor } from "./theme";

const rgb = (text: string) => text.match(/\d+/g)?.map(Number) as [number, number, number];

describe("palette", () => {
  it.each(["#0E8A7D", "#ffeb3b", "#000", "#fff", "#7f7f7f", "#ff4d00", "#1e6fff"])(
    "is readable for %s",
    (color) => {
      const made = palette(color);
      expect(contrast(rgb(made["--brand"] ?? ""), rgb(made["--on-brand"] ?? ""))).toBeGreaterThanOrEqual(
        4.45,
      );
      expect(contrast(rgb(made["--brand-text-light"] ?? ""), [243, 244, 247])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(made["--brand-text-dark"] ?? ""), [36, 41, 52])).toBeGreaterThanOrEqual(4.5);
    },
  );
  it("takes the house colour for what is no colour", () => {
    expect(parseColor("red;} body{display:none")).toEqual(parseColor("#0E8A7D"));
  });
});

describe("words", () => {
  it("has every key in both languages, with the same places to fill", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
      expect(zh[key].trim()).not.toBe("");
      expect(places(en[key]), key).toEqual(places(zh[key]));
    }
  });
  it("settles plurals and spaces", () => {
    expect(fill("{n} article(s)", { n: 1 })).toBe("1 article");
    expect(fill("{n} article(s)", { n: 3 })).toBe("3 articles");
    expect(translator("zh-CN")("event_joined", { name: "Lin" })).toBe("Lin 为您服务");
    expect(translator("zh-CN")("event_joined", { name: "林晓" })).toBe("林晓为您服务");
  });
  it("names days as people do", () => {
    const now = new Date(2026, 10, 22, 9);
    const t = translator("zh-CN");
    expect(dayName(new Date(2026, 10, 22, 1).toISOString(), now, "zh-CN", t)).toBe("今天");
    expect(dayName(new Date(2026, 10, 21, 23).toISOString(), now, "zh-CN", t)).toBe("昨天");
    expect(dayName(new Date(2026, 9, 2).toISOString(), now, "zh-CN", t)).toBe("10月2日");
  });
});
