import { execFile } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { promisify } from "node:util";
import { childEnvironment } from "../core/child-environment.ts";
import { describeSandboxLayers } from "../sandbox/start.ts";
import { packageVersion } from "./version.ts";

const run = promisify(execFile);

/** Commit and whether the tree is dirty, where the working folder is a git checkout; null elsewhere. */
const gitState = async (): Promise<{ commit: string; dirty: boolean } | null> => {
  const env = childEnvironment(process.env);
  try {
    const { stdout: commit } = await run("git", ["rev-parse", "HEAD"], { env });
    const { stdout: status } = await run("git", ["status", "--porcelain"], { env });
    return { commit: commit.trim(), dirty: status.trim().length > 0 };
  } catch {
    return null;
  }
};

/** What else decided a run's numbers: for `run.json` and the report. */
export const describeMachine = async (): Promise<Record<string, unknown>> => ({
  versions: { rewardsmith: packageVersion(), node: process.version, v8: process.versions.v8 },
  machine: {
    platform: `${process.platform}-${process.arch}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown",
    memory: totalmem(),
  },
  git: await gitState(),
  sandbox: await describeSandboxLayers(),
});
