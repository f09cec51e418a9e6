import { fileURLToPath } from "node:url";
import { build } from "vite";

/**
 * Builds the player for pages that are one file: `build/flat.js` and `build/solid.js` with their style sheet, each a
 * script that needs no other. Part of `npm run web`; the dashboard has the player in its own bundle.
 */
const folder = fileURLToPath(new URL(".", import.meta.url));

for (const kind of ["flat", "solid"] as const) {
  await build({
    configFile: false,
    root: folder,
    publicDir: false,
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      outDir: "build",
      emptyOutDir: kind === "flat",
      target: "es2024",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1200,
      lib: {
        entry: `play-${kind}.ts`,
        formats: ["iife"],
        name: "player",
        fileName: () => `${kind}.js`,
        cssFileName: "player",
      },
    },
  });
}
