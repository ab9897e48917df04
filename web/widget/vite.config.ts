import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The app in the iframe: frame.html and its hashed assets. The loader is built by its own config. */
export default defineConfig({
  base: "/widget/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../src/zhike/api/static/widget",
    emptyOutDir: true,
    target: ["chrome91", "safari15.4"],
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: fileURLToPath(new URL("frame.html", import.meta.url)),
    },
  },
});
