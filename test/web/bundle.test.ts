import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const build = fileURLToPath(new URL("../../src/web/build/", import.meta.url));
const assets = readdirSync(join(build, "assets"));
const page = readFileSync(join(build, "index.html"), "utf8");
const scriptOf = (name: string): string => readFileSync(join(build, "assets", name), "utf8");

/** What the page loads before anybody asks for more: its scripts, and what those import at once. */
const loadedAtOnce = (): Set<string> => {
  const loaded = new Set<string>();
  const open = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name as string);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    for (const [, next] of scriptOf(name).matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      open.push(next as string);
  }
  return loaded;
};

test("the dashboard is below 1.2 MB as it is sent compressed, with everything that it ever loads", () => {
  const bytes = assets.reduce((sum, name) => sum + gzipSync(readFileSync(join(build, "assets", name))).length, 0);
  expect(bytes + gzipSync(page).length).toBeLessThan(1.2e6);
});

test("what draws bodies in three dimensions is in one script, which no page loads at once", () => {
  const solid = assets.filter((name) => name.endsWith(".js") && scriptOf(name).includes("WebGLRenderer"));
  expect(solid).toHaveLength(1);
  const loaded = loadedAtOnce();
  expect(loaded.size).toBeGreaterThan(0);
  expect([...loaded]).not.toContain(solid[0]);
});
