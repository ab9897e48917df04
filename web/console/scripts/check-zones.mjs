// Zones: ui → core → features → app. A feature imports no other feature, but `live` (the data every one of them stands on).
// Also: no barrels, and no file longer than 250 lines.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const src = join(root, "src");
const LIMIT = 250;
const problems = [];

function* files(dir) {
  for (const name of readdirSync(dir)) {
    if (name === "node_modules") continue;
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.(tsx?|css|mjs)$/.test(name)) yield path;
  }
}

/** The zone of a path: ui, api, core, app, or features/<name>. */
function zone(path) {
  if (path.startsWith(join(root, "../ui"))) return "ui";
  if (path.startsWith(join(root, "../api-client"))) return "api";
  const [first, second] = relative(src, path).split("/");
  return first === "features" ? `features/${second}` : first;
}

function allowed(from, to) {
  if (from === to || to === "api" || to === "ui") return from !== "ui" || to !== "core";
  if (to === "core") return from !== "ui" && from !== "api";
  if (to === "locales") return from === "core";
  if (to === "features/live") return from.startsWith("features/") || from === "app";
  if (to.startsWith("features/")) return from === "app";
  return from === "main.tsx";
}

function target(path, spec) {
  if (spec.startsWith("@/")) return join(src, spec.slice(2));
  if (spec.startsWith("@ui/")) return join(root, "../ui/src", spec.slice(4));
  if (spec.startsWith("@api/")) return join(root, "../api-client/src", spec.slice(5));
  return spec.startsWith(".") ? resolve(dirname(path), spec) : null;
}

for (const dir of [
  src,
  join(root, "../ui/src"),
  join(root, "../api-client/src"),
  join(root, "dev"),
  join(root, "scripts"),
]) {
  for (const path of files(dir)) {
    const text = readFileSync(path, "utf8");
    const name = relative(join(root, ".."), path);
    if (text.split("\n").length > LIMIT + 1 && !text.startsWith("// Generated"))
      problems.push(`${name}: more than ${LIMIT} lines`);
    if (/\/index\.tsx?$/.test(path)) problems.push(`${name}: a barrel; import the file itself`);
    if (!path.startsWith(src) && !path.includes("/ui/")) continue;
    for (const [, spec] of text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
      if (/^antd(\/es)?$/.test(spec)) problems.push(`${name}: import antd components singly (antd/es/…)`);
      const to = target(path, spec);
      if (to && !allowed(zone(path), zone(to)))
        problems.push(`${name}: ${zone(path)} may not import ${zone(to)} (${spec})`);
    }
  }
}

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log("zones: clean");
