import { kendall, mean, spearman } from "../../src/core/statistics.ts";
import { CHECKPOINTS, type Point, type Row } from "./row.ts";

/**
 * What one training says of its reward at a share of its steps, from the windows of its curve that had ended by then
 * (fitness of exploring episodes): `last` window; `best` window by fitness; `peak`, the window of the highest own
 * return, whose policy would be handed over; `half`, the mean per episode over the second half of the windows. `final`:
 * the evaluation, at the end alone.
 */
export const statistics = ["last", "best", "peak", "half", "final"] as const;
export type Statistic = (typeof statistics)[number];

/**
 * Windows that ended within the share of what was learned. One ends with the first rollout at or behind its tenth, so
 * its steps overshoot that by less than a rollout.
 */
const windowsWithin = (curve: readonly Point[], share: number): Point[] => {
  const width = (curve.at(-1)?.[0] ?? 0) / CHECKPOINTS;
  return curve.filter(([end]) => Math.floor(end / width + 1e-9) <= share * CHECKPOINTS + 1e-9);
};

/** null where no episode has ended yet. */
export const reading = (
  row: Pick<Row, "curve" | "fitness">,
  { share, statistic }: { share: number; statistic: Statistic },
): number | null => {
  if (statistic === "final") return share === 1 ? row.fitness : null;
  const windows = windowsWithin(row.curve, share).filter(([, episodes]) => episodes > 0);
  if (windows.length === 0) return null;
  const fitness = ([, , value]: Point): number => value;
  if (statistic === "last") return fitness(windows.at(-1) as Point);
  if (statistic === "best") return Math.max(...windows.map(fitness));
  if (statistic === "peak") return fitness(windows.reduce((best, window) => (window[4] >= best[4] ? window : best)));
  const half = windows.slice(Math.floor(windows.length / 2));
  const episodes = half.reduce((total, [, count]) => total + count, 0);
  return half.reduce((total, window) => total + fitness(window) * window[1], 0) / episodes;
};

/** How one training orders a task's programs, against what their other trainings say. */
export type Order = {
  /**
   * Pairs that differ by more than `apart`, over all judged seeds, and how many of them are ordered right; ties are
   * half right.
   */
  pairs: number;
  right: number;
  /** The same over all pairs. */
  allPairs: number;
  allRight: number;
  /** Rank correlation with the truth, a figure for each seed in which all programs were trained. */
  spearman: number[];
  kendall: number[];
};

const meanOf = (rows: readonly Row[], but: number): number | null => {
  const others = rows.flatMap(({ seed, fitness }) => (seed === but || fitness === null ? [] : [fitness]));
  return others.length === 0 ? null : mean(others);
};

/**
 * Rows of one task at the whole budget. The truth of a program, when its training with one seed is judged, is the mean
 * final fitness of its other seeds. A training in which no episode has ended says what the random policy says.
 */
export const orderOf = (
  rows: readonly Row[],
  { share, statistic, random, apart }: { share: number; statistic: Statistic; random: number; apart: number },
): Order => {
  const programs = [...Map.groupBy(rows, ({ program }) => program).values()].filter((own) =>
    own.some(({ fitness }) => fitness !== null),
  );
  const order: Order = { pairs: 0, right: 0, allPairs: 0, allRight: 0, spearman: [], kendall: [] };
  for (const seed of new Set(rows.map((row) => row.seed))) {
    const judged = programs.flatMap((own) => {
      const row = own.find((each) => each.seed === seed && each.fitness !== null);
      const truth = meanOf(own, seed);
      return row === undefined || truth === null ? [] : [{ truth, said: reading(row, { share, statistic }) ?? random }];
    });
    if (judged.length < 2) continue;
    for (const [index, left] of judged.entries())
      for (const right of judged.slice(index + 1)) {
        const difference = left.truth - right.truth;
        if (difference === 0) continue;
        const agreement = Math.sign(left.said - right.said) * Math.sign(difference);
        const score = (1 + agreement) / 2;
        order.allPairs++;
        order.allRight += score;
        if (Math.abs(difference) <= apart) continue;
        order.pairs++;
        order.right += score;
      }
    // Of a few programs a rank correlation is chance: a seed that lacks one gives none.
    if (judged.length < programs.length) continue;
    const truths = judged.map(({ truth }) => truth);
    const said = judged.map((each) => each.said);
    order.spearman.push(spearman(said, truths));
    order.kendall.push(kendall(said, truths));
  }
  return order;
};

/** Several tasks' orders as one: pairs are added up, correlations put beside each other. */
export const together = (orders: readonly Order[]): Order => ({
  pairs: orders.reduce((total, { pairs }) => total + pairs, 0),
  right: orders.reduce((total, { right }) => total + right, 0),
  allPairs: orders.reduce((total, { allPairs }) => total + allPairs, 0),
  allRight: orders.reduce((total, { allRight }) => total + allRight, 0),
  spearman: orders.flatMap((order) => order.spearman),
  kendall: orders.flatMap((order) => order.kendall),
});
