import { figure } from "../../core/format.ts";
import { leastForInterval, mean, pairedDifference } from "../../core/statistics.ts";
import { scoredRuns, type PlacedCell } from "./place.ts";
import type { Task } from "./types.ts";

/** A reference's trainings, each once: runs with the same seed train the same one again. */
const referencePairs = (cells: readonly PlacedCell[]): { random: number; human: number; seed: number }[] => {
  const known = new Map<string, { random: number; human: number; seed: number }>();
  for (const { figures } of cells.flatMap(scoredRuns)) {
    const { random, human } = figures.references;
    human?.seeds.forEach((seed, index) => {
      const other = random?.seeds.indexOf(seed) ?? -1;
      const pair = { seed, human: human.values[index] as number, random: random?.values[other] as number };
      if (other >= 0) known.set(JSON.stringify(pair), pair);
    });
  }
  return [...known.values()];
};

/** By the random policy (0) and the human reference (1); refused where the two are not apart, for then it has no scale. */
const normaliserOf = (cells: readonly PlacedCell[]): Task["normalised"] => {
  const scored = cells.flatMap(scoredRuns);
  if (scored.length === 0) return { reason: "no run has a score" };
  for (const name of ["human", "random"] as const) {
    if (scored.every(({ figures }) => figures.references[name] === null)) return { reason: `no ${name} reference` };
  }
  const pairs = referencePairs(cells);
  if (pairs.length < leastForInterval) {
    return { reason: `${pairs.length} trainings of the references cannot tell human from random; it takes three` };
  }
  const human = pairs.map((pair) => pair.human);
  const random = pairs.map((pair) => pair.random);
  const [low, high] = pairedDifference(human, random).interval ?? [Number.NaN, Number.NaN];
  if (!(low > 0)) {
    return { reason: `human − random is not above 0 (95 % interval ${figure(low)} to ${figure(high)})` };
  }
  return { random: mean(random), human: mean(human), trainings: pairs.length };
};

/** Whether the human reference came out differently for one and the same seed: learners or budgets differ between runs. */
export const referencesDiffer = (cells: readonly PlacedCell[]): boolean => {
  const pairs = referencePairs(cells);
  return new Set(pairs.map(({ seed }) => seed)).size < pairs.length;
};

const firstFigures = (cells: readonly PlacedCell[]) =>
  cells.flatMap(({ runs }) => runs).find(({ figures }) => figures !== null && figures.status !== "damaged")?.figures;

/** What was measured, in order of appearance; with the cells that measured it. */
export const tasksOf = (cells: readonly PlacedCell[]): { task: Task; cells: PlacedCell[] }[] => {
  const groups = new Map<string, PlacedCell[]>();
  for (const cell of cells) {
    if (cell.identity !== null) groups.set(cell.identity, [...(groups.get(cell.identity) ?? []), cell]);
  }
  const named = [...groups].map(([identity, group]) => {
    const figures = firstFigures(
      group.map((cell) => ({ ...cell, runs: cell.runs.filter(({ unscored }) => unscored !== "measured otherwise") })),
    );
    const name = `${figures?.environment}/${figures?.task}`;
    const { by = name, description = "", headline } = figures?.measured ?? {};
    const told = headline === undefined ? {} : { headline };
    return { identity, group, environment: figures?.environment ?? "", by, description, told };
  });
  return named.map(({ identity, group, environment, by, description, told }) => {
    const isShared = named.some((other) => other.by === by && other.identity !== identity);
    const own = by.startsWith(`${environment}/`) ? by : `${environment}: ${by}`;
    // Equal names, other content: an option of the environment, its files, a fitness file.
    const id = isShared ? `${own} (${identity.slice(0, 8)})` : own;
    return { task: { id, environment, by, description, ...told, normalised: normaliserOf(group) }, cells: group };
  });
};

/** A score on the task's own scale, or null where it has none. */
export const normalise = (value: number, { normalised }: Pick<Task, "normalised">): number | null =>
  "reason" in normalised ? null : (value - normalised.random) / (normalised.human - normalised.random);
