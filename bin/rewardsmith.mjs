#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.
const [major] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(`rewardsmith: Node ${process.versions.node} is too old; 24 or newer is needed.`);
  console.error(
    "  In a clone, run it through npm (npm start, npx rewardsmith), which brings Node 24; elsewhere install Node 24.",
  );
  process.exit(2);
}
const [{ existsSync }, { enableCompileCache }, { homedir }, { join }] = await Promise.all(
  ["node:fs", "node:module", "node:os", "node:path"].map((name) => import(name)),
);
// As src/execution/compile-cache.ts has it for other processes, but before any TypeScript is read: what would translate it is not
// even loaded where all that is asked for is in the cache.
const { NODE_COMPILE_CACHE: said, XDG_CACHE_HOME: caches } = process.env;
enableCompileCache(said ?? join(caches || join(homedir(), ".cache"), "rewardsmith", "compiled"));
// A clone has the sources and runs them directly; the published package has only dist/.
const source = new URL("../src/main.ts", import.meta.url);
const { main } = await import(existsSync(source) ? source : new URL("../dist/src/main.js", import.meta.url));
await main(process.argv.slice(2));
