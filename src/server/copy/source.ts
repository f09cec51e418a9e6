import { basename, dirname } from "node:path";
import { runName } from "../../core/batch.ts";
import { findBatch, isBatchName, readBatch, runsOfBatch } from "../../store/batches.ts";
import { resolveRun } from "../../store/runs.ts";

/** What is copied: the names that addresses have of it, and the folder they lie in. */
export type CopySource = { root: string; name: string; isBatch: boolean; runs: readonly string[] };

/** A run, a run of a batch, or a batch with its runs that have begun. Raises `unknown-run` and what the store raises. */
export const copySource = async (root: string, wanted: string): Promise<CopySource> => {
  const batch = await findBatch(root, wanted);
  if (batch !== null) {
    const { plan, states } = await readBatch(batch);
    const name = basename(batch);
    const begun = plan.runs.flatMap(({ key }) => {
      const state = states.get(key);
      return state === undefined ? [] : [`${name}:${runName(key, state.attempt)}`];
    });
    return { root: dirname(batch), name, isBatch: true, runs: begun };
  }
  const run = await resolveRun(root, wanted);
  const above = dirname(run);
  const batchAbove = basename(dirname(above));
  return basename(above) === runsOfBatch && isBatchName(batchAbove)
    ? copyOf(dirname(dirname(above)), `${batchAbove}:${basename(run)}`)
    : copyOf(above, basename(run));
};

const copyOf = (root: string, name: string): CopySource => ({ root, name, isBatch: false, runs: [name] });
