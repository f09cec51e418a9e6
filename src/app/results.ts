import { join } from "node:path";
import { cellsCsv, figureCsv, runsCsv } from "../report/results/csv.ts";
import { summarizeResults } from "../report/results/summarize.ts";
import type { Cell, Gathered, GatheredRun, Results } from "../report/results/types.ts";
import { writeArtifact } from "../store/artifacts.ts";
import { createIntern, readRunFigures } from "../store/run-figures.ts";
import { printJson } from "../store/run-store.ts";

/** Reads run after run, a few figures of each kept: ten thousand runs are as easy as ten. */
const gather = async (cells: readonly Cell[]): Promise<Gathered[]> => {
  const intern = createIntern();
  const gathered: Gathered[] = [];
  for (const { cell, runs } of cells) {
    const read: GatheredRun[] = [];
    for (const run of runs) {
      read.push({ ...run, figures: run.folder === null ? null : await readRunFigures(run.folder, { intern }) });
    }
    gathered.push({ cell, runs: read });
  }
  return gathered;
};

/** Runs, grouped in cells → what is said of them, from what their folders hold at this moment. */
export const resultsOf = async (cells: readonly Cell[], { title }: { title: string }): Promise<Results> =>
  summarizeResults(await gather(cells), { title });

const figureFiles = (results: Results): [path: string, content: string][] =>
  (["profile", "efficiency"] as const).flatMap((name): [string, string][] => {
    const figure = results[name];
    return "reason" in figure ? [] : [[`figures/${name}.csv`, figureCsv(figure)]];
  });

/** Writes the files of a summary into a folder, each whole or not at all; gives their paths. */
export const writeResults = async (results: Results, { folder }: { folder: string }): Promise<string[]> => {
  const files: [path: string, content: string][] = [
    ["summary.json", printJson(results)],
    ["summary.csv", cellsCsv(results)],
    ["runs.csv", runsCsv(results)],
    ...figureFiles(results),
  ];
  for (const [path, content] of files) await writeArtifact(folder, { path, content });
  return files.map(([path]) => join(folder, path));
};
