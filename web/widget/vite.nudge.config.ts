import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** nudge.js: a module without imports that the launcher loads where rules of proactive service are live. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../../src/zhike/api/static/widget",
    emptyOutDir: false,
    target: ["chrome91", "safari15.4"],
    reportCompressedSize: false,
    lib: {
      entry: fileURLToPath(new URL("src/nudge/main.ts", import.meta.url)),
      formats: ["es"],
      fileName: () => "nudge.js",
    },
  },
});
