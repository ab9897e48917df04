// What a person downloads to see the inbox, gzipped: the entry, everything it and the inbox route import statically, one
// language, their styles. Fonts are reported beside it. Fails above the budget.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 350;
const out = resolve(dirname(fileURLToPath(import.meta.url)), "../../../src/zhike/api/static/console");
const manifest = JSON.parse(readFileSync(join(out, ".vite/manifest.json"), "utf8"));
const roots = [
  "index.html",
  "src/app/SignedIn.tsx",
  "src/app/pages/InboxPage.tsx",
  "src/locales/zh-CN/resources.ts",
  "node_modules/antd/es/locale/zh_CN.js",
];

const seen = new Set();
const wanted = new Set();
function visit(key) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  if (!chunk) throw new Error(`not in the build: ${key}`);
  wanted.add(chunk.file);
  for (const css of chunk.css ?? []) wanted.add(css);
  for (const next of chunk.imports ?? []) visit(next);
}
for (const root of roots) visit(root);

let total = 0;
for (const file of [...wanted].sort()) {
  const size = gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${file}`);
}
const font = Object.values(manifest)
  .flatMap((c) => c.assets ?? [])
  .find((f) => /inter-latin-wght-normal/.test(f));
if (font)
  console.log(
    `${(readFileSync(join(out, font)).length / 1024).toFixed(1).padStart(8)} KB  ${font} (font, cached, not counted)`,
  );
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  inbox route in all, budget ${BUDGET_KB} KB`);
if (total / 1024 > BUDGET_KB) process.exit(1);
