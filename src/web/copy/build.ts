import { build } from "vite";
import dashboard from "../vite.config.ts";

/**
 * Builds the dashboard once more as one script and one style sheet, `build/copy/`: what `export --to html` copies. A page
 * that is opened as a file may load no modules. Part of `npm run web`, after the dashboard itself.
 */
await build({
  ...dashboard,
  configFile: false,
  base: "./",
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    ...dashboard.build,
    outDir: "build/copy",
    // In one piece, fonts within it: a file may not load a font from another file.
    assetsInlineLimit: 1_000_000,
    lib: {
      entry: "main.tsx",
      formats: ["iife"],
      name: "dashboard",
      fileName: () => "app.js",
      cssFileName: "app",
    },
  },
});
