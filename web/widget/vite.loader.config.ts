import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** widget.js: one classic script without imports, so a host can load it with a plain async tag. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../../src/zhike/api/static/widget",
    emptyOutDir: false,
    target: ["chrome91", "safari15.4"],
    reportCompressedSize: false,
    lib: {
      entry: fileURLToPath(new URL("src/loader/main.ts", import.meta.url)),
      formats: ["iife"],
      name: "ZhikeLoader",
      fileName: () => "widget.js",
    },
  },
});
