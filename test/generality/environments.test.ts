import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { testEnvironment } from "../conformance/environment.ts";

// Contract only: how well designers do on these is measured by hand. Found by path, as a user's environments are.
for (const folder of ["environments", "environments-known"]) {
  const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url));
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) testEnvironment(`${path}${entry.name}`);
  }
}
