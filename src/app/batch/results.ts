import { join } from "node:path";
import { runName } from "../../core/batch.ts";
import type { Cell, Results } from "../../report/results/types.ts";
import { readBatch, runsOfBatch, type BatchRecord } from "../../store/batches.ts";
import { resultsOf, writeResults } from "../results.ts";
import { agedBy, type Identity } from "./identity.ts";

/** The runs of a batch's plan by their cells, each with the folder of its latest attempt. */
export const cellsOf = ({ folder, plan, states }: Pick<BatchRecord, "folder" | "plan" | "states">): Cell[] => {
  const placeOf = (key: string): string | null => {
    const state = states.get(key);
    return state === undefined ? null : join(folder, runsOfBatch, runName(key, state.attempt));
  };
  return [...Map.groupBy(plan.runs, ({ cell }) => JSON.stringify(cell)).values()].map((of) => ({
    cell: of[0]?.cell ?? {},
    runs: of.map(({ key, seed }) => ({ name: key, seed, folder: placeOf(key) })),
  }));
};

/** Results that are not of what the batch would do now are told before their figures. */
const oldNotice = ({ plan, states }: BatchRecord): string[] => {
  const aged = plan.runs.flatMap(({ key, identity }) => {
    const by = agedBy((states.get(key)?.identity ?? identity) as Identity, identity as Identity);
    return by.length === 0 ? [] : [by];
  });
  if (aged.length === 0) return [];
  const by = [...new Set(aged.flat())].join(", ");
  return [`${aged.length} of ${plan.runs.length} runs are old: of another ${by}; --again makes them anew`];
};

/** What is said of a batch at this moment, from what its runs' folders hold. */
export const batchResults = async (record: BatchRecord): Promise<Results> => {
  const results = await resultsOf(cellsOf(record), { title: `batch ${record.batch.name}` });
  return { ...results, notices: [...oldNotice(record), ...results.notices] };
};

/** The same, written into the batch's folder; gives the paths of what was written. */
export const writeBatchResults = async (folder: string): Promise<{ results: Results; files: string[] }> => {
  const results = await batchResults(await readBatch(folder));
  return { results, files: await writeResults(results, { folder }) };
};
