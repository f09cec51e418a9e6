import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEnvironment } from "../../../src/app/environments.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../../src/simulator/types.ts";
import type { UserModel } from "./models.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Writes a model's files into a folder of their own; the path of the one to give. */
export const writeModel = ({ files }: Pick<UserModel, "files">): string => {
  const folder = mkdtempSync(join(tmpdir(), "robot-"));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return join(folder, Object.keys(files)[0] as string);
};

/** The test runner resolves no package called rewardsmith; a user's Node does, through the hook (test/simulator/registry). */
export const loadMade = async (folder: string): Promise<LoadedEnvironment> => {
  const entrance = JSON.stringify(join(root, "src/index.ts"));
  for (const file of ["environment.ts", "tasks.ts"]) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, "utf8").replace('"rewardsmith"', entrance));
  }
  return findEnvironment(folder);
};

/** `env new --mjcf` on a model, and what it made. */
export const makeFrom = async (
  model: Pick<UserModel, "files">,
): Promise<LoadedEnvironment & { folder: string; notices: readonly string[] }> => {
  const folder = join(mkdtempSync(join(tmpdir(), "robot-made-")), "robot");
  const { notices } = await createEnvironment({ path: folder, mjcf: writeModel(model) });
  return { ...(await loadMade(folder)), folder, notices };
};
