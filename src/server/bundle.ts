import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";

/** Built by `npm run web`, which `npm ci` runs; in the published package it lies beside the JavaScript. */
export const bundleFolder = fileURLToPath(new URL("../web/build/", import.meta.url));

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** The front-end: files named by their content, and one page for every other address, which the page itself reads. */
export const bundleRoutes = (folder: string): Hono => {
  const routes = new Hono();
  const answer = async (name: string): Promise<Response | null> => {
    try {
      const bytes = await readFile(join(folder, name));
      const isHashed = name.startsWith("assets/");
      return new Response(bytes, {
        headers: {
          "content-type": types[extname(name)] ?? "application/octet-stream",
          "cache-control": isHashed ? "private, max-age=31536000, immutable" : "no-store",
        },
      });
    } catch {
      return null;
    }
  };
  routes.get("/assets/:file", async (context) => {
    const file = context.req.param("file");
    const found = /^[\w][\w.-]*$/.test(file) ? await answer(`assets/${file}`) : null;
    return found ?? context.notFound();
  });
  routes.get("/favicon.svg", async (context) => (await answer("favicon.svg")) ?? context.notFound());
  routes.get("*", async (context) => {
    const page = await answer("index.html");
    return page ?? context.text("The front-end is not built: run `npm run web` in the clone.\n", 500);
  });
  return routes;
};
