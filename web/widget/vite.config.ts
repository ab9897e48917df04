import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The app in the iframe: frame.html and its hashed assets. The loader is built by its own config. */
export default defineConfig({
  base: "/widget/",
  // Elements as plain calls of `h`: smaller than the automatic runtime's, which brings a module of its own.
  oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
  build: {
    outDir: "../../src/zhike/api/static/widget",
    emptyOutDir: true,
    target: ["chrome91", "safari15.4"],
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: fileURLToPath(new URL("frame.html", import.meta.url)),
      transform: { inject: { h: ["preact", "h"], Fragment: ["preact", "Fragment"] } },
    },
  },
});
