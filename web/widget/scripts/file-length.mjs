/** A file over 250 lines is two files that have not been told apart yet. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LIMIT = 250;
const root = fileURLToPath(new URL("..", import.meta.url));
const long = ["src", "dev", "scripts"]
  .flatMap((dir) => readdirSync(root + dir, { recursive: true }).map((name) => `${dir}/${name}`))
  .filter((name) => /\.(ts|tsx|mjs|css)$/.test(name))
  .map((name) => [name, readFileSync(root + name, "utf8").split("\n").length])
  .filter(([, lines]) => lines > LIMIT);
for (const [name, lines] of long) console.error(`${name}: ${lines} lines (limit ${LIMIT})`);
process.exit(long.length ? 1 : 0);
