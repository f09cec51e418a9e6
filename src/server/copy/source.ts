import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findBatch, readBatch, runsOfBatch } from "../../store/batches.ts";
import { runFile } from "../../store/documents.ts";
import { resolveRun } from "../../store/runs.ts";

/** What is copied: the names that addresses have of it, and the folder they lie in. */
export type CopySource = { root: string; name: string; isBatch: boolean; runs: readonly string[] };

/** A run, a run of a batch, or a batch with its runs that have begun. Raises `unknown-run` and what the store raises. */
export const copySource = async (root: string, wanted: string): Promise<CopySource> => {
  const batch = await findBatch(root, wanted);
  if (batch !== null) {
    const { plan } = await readBatch(batch);
    const name = basename(batch);
    const begun = plan.runs.filter(({ key }) => existsSync(join(batch, runsOfBatch, key, runFile)));
    return { root: dirname(batch), name, isBatch: true, runs: begun.map(({ key }) => `${name}:${key}`) };
  }
  const run = await resolveRun(root, wanted);
  const above = dirname(run);
  const batchAbove = basename(dirname(above));
  return basename(above) === runsOfBatch && batchAbove.startsWith("batch_")
    ? copyOf(dirname(dirname(above)), `${batchAbove}:${basename(run)}`)
    : copyOf(above, basename(run));
};

const copyOf = (root: string, name: string): CopySource => ({ root, name, isBatch: false, runs: [name] });
