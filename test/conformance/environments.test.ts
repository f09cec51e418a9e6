import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { slowest, testEnvironment } from "./environment.ts";
import { listEnvironments } from "../../src/simulator/registry.ts";

for (const name of await listEnvironments()) if (!slowest.includes(name)) testEnvironment(name);

/** Found by path, as a user's are: written for the generality test, with a planted hack, for the analyzer's ground truth. */
for (const folder of ["../generality/environments/", "../hacks/", "../../bench/planted/worlds/"]) {
  const apart = fileURLToPath(new URL(folder, import.meta.url));
  for (const entry of readdirSync(apart, { withFileTypes: true })) {
    if (entry.isDirectory()) testEnvironment(`${apart}${entry.name}`);
  }
}
