import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { sceneTokens } from "../drawing/colours.ts";
import { chartStyle } from "../drawing/style/charts.ts";
import { tokenStyle } from "../drawing/tokens.ts";

/** The design system that report and play page have too, and how charts are drawn, as a style sheet of the bundle. */
const designTokens: Plugin = {
  name: "design-tokens",
  resolveId: (id) => (id === "virtual:tokens.css" ? "\0tokens.css" : null),
  load: (id) => (id === "\0tokens.css" ? `${tokenStyle}${chartStyle}${sceneTokens}` : null),
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Addresses are absolute: pages live at any depth.
  base: "/",
  publicDir: "public",
  plugins: [designTokens],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "build",
    emptyOutDir: true,
    target: "es2024",
    // Everything is a file of its own: the policy of the page allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  logLevel: "warn",
});
