import { join } from "node:path";
import { cellsCsv, figureCsv, runsCsv } from "../report/results/csv.ts";
import { aggregatesPicture, improvementPicture, linesPicture, pictureFile } from "../report/results/drawings.ts";
import { renderResults } from "../report/results/page.ts";
import { summarizeResults } from "../report/results/summarize.ts";
import type { Cell, Gathered, Results } from "../report/results/types.ts";
import { writeArtifact } from "../store/artifacts.ts";
import { createIntern, readRunFigures } from "../store/run-figures.ts";
import { printJson } from "../store/run-store.ts";

/** So many are read at once: reading waits more than it works. */
const together = 32;

/** What is read of each, in their order, some at a time. */
export const readTogether = async <Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): Promise<Read[]> => {
  const found: Read[] = [];
  for (let first = 0; first < items.length; first += together)
    found.push(...(await Promise.all(items.slice(first, first + together).map(read))));
  return found;
};

/** Cell after cell, a few figures of each run kept: ten thousand runs are as easy as ten. */
const gather = async (cells: readonly Cell[]): Promise<Gathered[]> => {
  const intern = createIntern();
  const gathered: Gathered[] = [];
  for (const { cell, runs } of cells) {
    const read = await readTogether(runs, async (run) => ({
      ...run,
      figures: run.folder === null ? null : await readRunFigures(run.folder, { intern }),
    }));
    gathered.push({ cell, runs: read });
  }
  return gathered;
};

/** Runs, grouped in cells → what is said of them, from what their folders hold at this moment. */
export const resultsOf = async (cells: readonly Cell[], { title }: { title: string }): Promise<Results> =>
  summarizeResults(await gather(cells), { title });

const linesFiles = (results: Results): [path: string, content: string][] =>
  (["profile", "efficiency"] as const).flatMap((name): [string, string][] => {
    const figure = results[name];
    if ("reason" in figure) return [];
    const methods = results.methods.map(({ id }) => id);
    return [
      [`figures/${name}.svg`, pictureFile(linesPicture(figure, { methods, label: `${figure.y}, by ${figure.x}` }))],
      [`figures/${name}.csv`, figureCsv(figure)],
    ];
  });

const pictureFiles = (results: Results): [path: string, content: string][] =>
  Object.entries({ aggregates: aggregatesPicture(results), improvement: improvementPicture(results) }).flatMap(
    ([name, picture]): [string, string][] => (picture === null ? [] : [[`figures/${name}.svg`, pictureFile(picture)]]),
  );

/** Writes the files of a summary into a folder, each whole or not at all; gives their paths. */
export const writeResults = async (results: Results, { folder }: { folder: string }): Promise<string[]> => {
  const files: [path: string, content: string][] = [
    ["summary.json", printJson(results)],
    ["summary.csv", cellsCsv(results)],
    ["runs.csv", runsCsv(results)],
    ["report.html", renderResults(results)],
    ...linesFiles(results),
    ...pictureFiles(results),
  ];
  for (const [path, content] of files) await writeArtifact(folder, { path, content });
  return files.map(([path]) => join(folder, path));
};
