import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { slowest, testEnvironment } from "./environment.ts";
import { listEnvironments } from "../../src/simulator/registry.ts";

for (const name of await listEnvironments()) if (!slowest.includes(name)) testEnvironment(name);

/** Environments written for the generality test, found by path as a user's are. */
const apart = fileURLToPath(new URL("../generality/environments/", import.meta.url));

for (const entry of readdirSync(apart, { withFileTypes: true })) {
  if (entry.isDirectory()) testEnvironment(`${apart}${entry.name}`);
}
