import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { INNER } from "../scripts/inner.ts";
import { zh } from "./app/i18n/zh";

const src = import.meta.dirname;
const read = (path: string) => readFileSync(join(src, path), "utf8");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.startsWith("loader"),
);

test("names that are shortened never leave the app", () => {
  const outside = `${read("bridge.ts")}\n${read("state/types.ts")}`;
  for (const name of INNER) {
    expect(name in zh, name).toBe(false);
    expect(outside, name).not.toMatch(new RegExp(`\\b${name}\\??:`));
    for (const file of files)
      expect(read(file), `${name} in ${file}`).not.toMatch(new RegExp(`["']${name}["']`));
  }
});
