import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run bench -- NAME…` runs bench/NAME.ts, which exports `bench` and may read `--options` behind the names. Without
 * a name: says which there are.
 */
const helpers = new Set(["main.ts", "harness.ts", "markdown-table.ts", "processor.ts", "results.ts"]);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !helpers.has(file))
  .map((file) => file.slice(0, -3));

/** Names come first, options of theirs after. */
const given = process.argv.slice(2);
const firstOption = given.findIndex((argument) => argument.startsWith("--"));
const names = firstOption === -1 ? given : given.slice(0, firstOption);
const unknown = names.filter((name) => !known.includes(name));
if (names.length === 0 || unknown.length > 0) {
  const problem = unknown.length > 0 ? `No benchmark '${unknown.join("', '")}'. ` : "";
  process.stderr.write(`${problem}Usage: npm run bench -- NAME…, NAME one of: ${known.join(", ")}\n`);
  process.exit(2);
}
for (const name of names) {
  const module = (await import(join(import.meta.dirname, `${name}.ts`))) as { bench(): Promise<void> };
  await module.bench();
}
