import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));

// Ant Design calls one "segmented control", in English whatever the language: a screen reader reads that out.
test("every segmented control has a name of its own", () => {
  const nameless = files.flatMap((name) => {
    const [, ...uses] = readFileSync(join(root, name), "utf8").split(/<Segmented\b/);
    return uses.filter((use) => !use.slice(0, use.indexOf("/>")).includes("aria-label=")).map(() => name);
  });
  expect(nameless).toEqual([]);
});
