import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Executor } from "../../src/core/interfaces.ts";
import { jobIdentity } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { commitOf } from "../results.ts";

/**
 * Reads back what another search of a benchmark had trained with the same sources: arms that begin alike have their first generation, and
 * often their best, in common. It decides no result and no count of steps, only seconds. Changed sources have nothing to read.
 */
export const trainedOnce = (executor: Executor, root: string): Executor => {
  const commit = commitOf();
  if (commit.endsWith("+")) return executor;
  const folder = join(root, "trained", commit);
  mkdirSync(folder, { recursive: true });
  return {
    probe: (job) => executor.probe(job),
    close: () => executor.close(),
    train: async (job, options) => {
      const path = join(folder, jobIdentity(job));
      if (existsSync(path)) {
        options?.onStarted?.();
        return deserialize(readFileSync(path)) as TrainOutcome;
      }
      const outcome = await executor.train(job, options);
      if (outcome.kind === "trained") {
        writeFileSync(`${path}.new`, serialize(outcome));
        renameSync(`${path}.new`, path);
      }
      return outcome;
    },
  };
};
