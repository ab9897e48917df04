/** Fails when the widget outgrows its promise, gzip -9: what a customer downloads to chat, and what comes later if it is wanted. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT = 35_000;
const LOADER_LIMIT = 6_000;
const LATER_LIMIT = 10_000;
/** What a page that tells of its visitor loads, and where rules of proactive service are live the bubble. */
const TOLD_LIMIT = 4_500;
const out = fileURLToPath(new URL("../../../src/zhike/api/static/widget", import.meta.url));

function* walk(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

let total = 0;
let loader = 0;
let later = 0;
let told = 0;
// The page names what it loads at once; other scripts come when somebody opens what is in them.
const page = readFileSync(join(out, "frame.html"), "utf8");
for (const path of walk(out)) {
  const size = gzipSync(readFileSync(path), { level: 9 }).length;
  const name = relative(out, path);
  if (name === "widget.js") loader = size;
  const first = !name.endsWith(".js") || name === "widget.js" || page.includes(name);
  if (first) total += size;
  else if (/^(nudge|assets\/acts-.*)\.js$/.test(name)) told += size;
  else later += size;
  console.log(`${String(size).padStart(7)}  ${name}${first ? "" : " (later)"}`);
}
console.log(
  `${String(total).padStart(7)}  together (limit ${LIMIT}), loader ${loader} (limit ${LOADER_LIMIT}), later ${later} (limit ${LATER_LIMIT}), told ${told} (limit ${TOLD_LIMIT})`,
);
if (total === 0 || total > LIMIT || loader > LOADER_LIMIT || later > LATER_LIMIT || told > TOLD_LIMIT) {
  console.error("The widget is over its size budget (or was not built).");
  process.exit(1);
}
