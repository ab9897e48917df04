import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.ZHIKE_BACKEND ?? "http://127.0.0.1:8000";

/** The console is served by the Python app under /app/; its build lands beside that app's code. */
export default defineConfig({
  base: "/app/",
  plugins: [react()],
  resolve: {
    alias: {
      "@ui": at("../ui/src"),
      "@api": at("../api-client/src"),
      "@widget": at("../widget/src"),
      "@": at("./src"),
    },
    // web/ui and web/api-client have no node_modules of their own.
    dedupe: ["react", "react-dom", "marked", "lucide-react"],
  },
  server: {
    port: 5173,
    fs: { allow: [at("..")] },
    proxy: {
      "/api": { target: backend, changeOrigin: false },
      "/ws": { target: backend, ws: true, changeOrigin: false },
    },
  },
  build: {
    outDir: "../../src/zhike/api/static/console",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0, // files, so that a strict content security policy needs no data: addresses
    chunkSizeWarningLimit: 700,
    // The form library does not say that its modules only export: without this, whoever uses an input loads all of it and its
    // validator, for one context that inputs read.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /node_modules\/@rc-component\/(form|async-validator)\//, sideEffects: false }],
      },
    },
  },
  test: { environment: "node", include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
