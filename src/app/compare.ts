import { basename } from "node:path";
import { usageError } from "../core/errors.ts";
import { contentHash } from "../core/hash.ts";
import { undecisive } from "../report/repeat-command.ts";
import { summarizeResults } from "../report/results/summarize.ts";
import type { Gathered, GatheredRun, Results } from "../report/results/types.ts";
import { listed } from "../report/results/words.ts";
import { createIntern, readRunFigures, type RunFigures } from "../store/run-figures.ts";
import { resolveRun } from "../store/runs.ts";
import { readTogether } from "./results.ts";

type FoundRun = GatheredRun & { figures: RunFigures };

/** Said elsewhere, or no option: what a task was chosen by stands in what is measured. */
const told = new Set(["given", "chosen", "fromWords"]);

const textOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : Array.isArray(value) && value.every((each) => typeof each === "string")
      ? value.join(" ")
      : JSON.stringify(value);

/** Every option that decides what a run comes to, as text; of an evaluation, which reward. */
export const decisionsOf = ({ options }: Pick<RunFigures, "options">): Record<string, string> => {
  const given = options["given"] as { file: string; text: string } | undefined;
  return {
    ...Object.fromEntries(
      Object.entries(options).flatMap(([name, value]) =>
        (undecisive.has(name) && name !== "description") ||
        told.has(name) ||
        value === undefined ||
        value === null ||
        textOf(value) === ""
          ? []
          : [[name, textOf(value)]],
      ),
    ),
    ...(given && { reward: `${given.file} (${contentHash(given.text).slice(0, 6)})` }),
  };
};

/** Runs that differ in nothing but their seeds are one cell, named by what differs between cells. */
const cellsOf = (runs: readonly FoundRun[]): Gathered[] => {
  const decided = runs.map(({ figures }) => decisionsOf(figures));
  const names = [...new Set(decided.flatMap((decisions) => Object.keys(decisions)))].filter(
    (name) => new Set(decided.map((decisions) => decisions[name])).size > 1,
  );
  const cells = new Map<string, { cell: Record<string, string>; runs: FoundRun[] }>();
  runs.forEach((run, index) => {
    const cell = Object.fromEntries(names.map((name) => [name, decided[index]?.[name] ?? "default"]));
    const key = JSON.stringify(cell);
    const known = cells.get(key) ?? { cell, runs: [] };
    known.runs.push(run);
    cells.set(key, known);
  });
  return [...cells.values()];
};

/** What no sentence can compare is refused, with what each side measured. */
const refuseIncomparable = ({ cells, tasks, comparisons }: Results): void => {
  if (cells.every(({ scored }) => scored === 0)) {
    const why = cells.flatMap(({ each }) => each.map(({ name, unscored }) => `${name}: ${unscored}`));
    throw usageError({
      code: "compare/no-scores",
      message: `none of these runs has a score (${why.join("; ")})`,
      action: "Go on with those that have not ended, or name runs that were confirmed; `show` says where each stands.",
    });
  }
  if (tasks.length > 1 && comparisons.length === 0) {
    throw usageError({
      code: "compare/incomparable",
      message: `these runs measured different things, and no two of them the same: ${listed(tasks.map(({ id }) => id))}`,
      action: "Name runs of one environment with one measure; `show` says what each is measured by.",
    });
  }
};

/** `rewardsmith compare`: any runs, grouped by what differs in their configurations. */
export const compareRuns = async (wanted: readonly string[], { runs: root }: { runs: string }): Promise<Results> => {
  const folders = [...new Set(await Promise.all(wanted.map((name) => resolveRun(root, name))))];
  if (folders.length < 2) {
    throw usageError({
      code: "compare/one-run",
      message: `a comparison takes two runs, not ${folders.length === 1 ? `${basename(folders[0] as string)} alone` : "none"}`,
      action: "Name another run, or several: `rewardsmith compare runs/*`.",
    });
  }
  const intern = createIntern();
  const found = await readTogether(folders, async (folder): Promise<FoundRun> => {
    const figures = await readRunFigures(folder, { intern });
    return { name: basename(folder), seed: figures.seed, folder, figures };
  });
  const results = summarizeResults(cellsOf(found), { title: `${folders.length} runs compared` });
  refuseIncomparable(results);
  return results;
};
