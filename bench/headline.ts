// The headline: wins, ties and losses of single runs against the human references, with intervals.
//   npx rewardsmith batch bench/headline/full.yaml      # goes on where it was
//   npm run bench -- headline [--quick] [--label after] [--table]
// Takes what the batch's ended runs came to into bench/results/headline/LABEL.jsonl, which is committed, and prints the table. A
// run that is there already is not taken again. `--table` prints what is there.
import { parseArgs } from "node:util";
import { cellsOf as runsOf } from "../src/app/batch/results.ts";
import type { RunSummary } from "../src/core/summary.ts";
import { batchFolder, readBatch } from "../src/store/batches.ts";
import { configFile, readOptional, summaryFile } from "../src/store/documents.ts";
import { markdown, type Row } from "./headline/table.ts";
import { appendResult, commitOf, isMeasured, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    runs: { type: "string", default: "runs" },
    label: { type: "string" },
    table: { type: "boolean", default: false },
  },
});

const name = values.quick ? "headline-quick" : "headline";
const file = resultsPath("headline", values.label ?? (values.quick ? "quick" : "full"));

const rowOf = async (folder: string): Promise<Row | null> => {
  const summary = (await readOptional(folder, { name: summaryFile })) as RunSummary | null;
  if (summary === null) return null;
  const config = (await readOptional(folder, { name: configFile })) as { plan: { steps: number } };
  const { environment, task, seed, best, references, spent } = summary;
  const confirmed = best?.pool === "report" ? best : null;
  return {
    task: `${environment}/${task}`,
    seed,
    steps: config.plan.steps,
    candidate: confirmed?.candidate ?? null,
    best: confirmed?.fitness?.values ?? [],
    success: confirmed?.success ?? null,
    human: references.human?.fitness.values ?? null,
    humanSuccess: references.human?.success ?? null,
    random: references.random?.fitness.values ?? [],
    spent: spent.environmentSteps,
    commit: commitOf(),
  };
};

export const bench = async (): Promise<void> => {
  if (!values.table) {
    const cells = runsOf(await readBatch(batchFolder(values.runs, name)));
    for (const folder of cells.flatMap(({ runs }) => runs.flatMap((run) => run.folder ?? []))) {
      const row = await rowOf(folder);
      if (row === null) continue;
      const { task, seed, steps } = row;
      if (!isMeasured(readResults<Row>(file), { task, seed, steps })) appendResult(file, row);
    }
  }
  process.stdout.write(`${markdown(readResults<Row>(file))}\n`);
};
