import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listEnvironments } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import type { Suite } from "./types.ts";

const environments = fileURLToPath(new URL("../../environments/", import.meta.url));

/** The built-in environments that say which Gymnasium environment they are: those with a `state.py`. */
export const suiteEnvironments = async (): Promise<Suite[]> =>
  (await listEnvironments())
    .map((name) => ({ name, folder: join(environments, name), reader: join(environments, name, "state.py") }))
    .filter(({ reader }) => existsSync(reader) && readFileSync(reader, "utf8").includes("GYMNASIUM_ID"));

/** Path of the reward program that is Gymnasium's own, relative to the environment's folder. */
export const gymnasiumReward = ({ tasks, environment }: Pick<LoadedEnvironment, "tasks" | "environment">): string => {
  const file = tasks.map(({ references }) => references["gymnasium"]).find((file) => file !== undefined);
  if (file === undefined) throw new Error(`${environment.spec.name}: no task has a 'gymnasium' reference`);
  return file;
};
