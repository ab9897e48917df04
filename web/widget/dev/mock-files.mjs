/** Static files for the mock server: the built widget and the demo shop's sources. */
import { readFile } from "node:fs/promises";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const WIDGET = here("../../../src/zhike/api/static/widget");
const SHOP = here("../../../examples/shop");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

function locate(path) {
  if (path === "/widget.js") return `${WIDGET}/widget.js`;
  if (path === "/widget/frame") return `${WIDGET}/frame.html`;
  if (path.startsWith("/widget/assets/")) return WIDGET + path.slice("/widget".length);
  if (path === "/shop" || path === "/shop/") return `${SHOP}/index.html`;
  return path.startsWith("/shop/") ? SHOP + path.slice("/shop".length) : null;
}

export async function serveFile(path, response) {
  const file = locate(normalize(path));
  try {
    const bytes = await readFile(file);
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": "no-store",
    });
    response.end(bytes);
  } catch {
    response.writeHead(404);
    response.end("not found");
  }
}
