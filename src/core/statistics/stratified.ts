import { createRandom } from "../random.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";
import { mean } from "./moments.ts";
import { quantile } from "./quantiles.ts";

/** For each task the runs made on it, one a seed: a score, a pair of scores, a whole curve. */
export type TaskRuns<Run> = readonly (readonly Run[])[];

/**
 * Percentile intervals of a statistic's several values from one stratified bootstrap: each task's runs are drawn anew from that
 * task's own, so the spread is that of seeds, not of tasks (Agarwal et al. 2021, §4.1; rliable's StratifiedBootstrap). Null where
 * a task has fewer than two runs. Too narrow for few runs a task, as every percentile bootstrap.
 *
 * A learning curve's band: runs are curves, `statistic` gives a mean for each point.
 */
export const stratifiedIntervals = <Run>(
  tasks: TaskRuns<Run>,
  {
    statistic,
    confidence = 0.95,
    resamples = 2000,
    seed = 1,
  }: BootstrapOptions & { statistic: (tasks: TaskRuns<Run>) => readonly number[] },
): [low: number, high: number][] | null => {
  if (tasks.length === 0 || tasks.some((runs) => runs.length < 2)) return null;
  const random = createRandom(seed);
  const draws = Array.from({ length: resamples }, () =>
    statistic(tasks.map((runs) => runs.map(() => runs[random.integer(runs.length)] as Run))),
  );
  const tail = (1 - confidence) / 2;
  return (draws[0] as readonly number[]).map((_, place) => {
    const values = draws.map((draw) => draw[place] as number);
    return [quantile(values, tail), quantile(values, 1 - tail)];
  });
};

/** The same for a statistic of one value, such as `(tasks) => interquartileMean(tasks.flat())`. */
export const stratifiedInterval = <Run>(
  tasks: TaskRuns<Run>,
  { statistic, ...options }: BootstrapOptions & { statistic: (tasks: TaskRuns<Run>) => number },
): Interval => stratifiedIntervals(tasks, { ...options, statistic: (drawn) => [statistic(drawn)] })?.[0] ?? null;

/**
 * Performance profile: at each threshold the share of runs that score above it, tasks weighing equally, with pointwise bands
 * (Agarwal et al. 2021, §4.2; rliable's score distributions). `bands` is null where `stratifiedIntervals` is.
 */
export const performanceProfile = (
  tasks: TaskRuns<number>,
  { thresholds, ...options }: BootstrapOptions & { thresholds: readonly number[] },
): { shares: number[]; bands: [low: number, high: number][] | null } => {
  const statistic = (drawn: TaskRuns<number>) =>
    thresholds.map((threshold) =>
      mean(drawn.map((runs) => runs.filter((score) => score > threshold).length / runs.length)),
    );
  return { shares: statistic(tasks), bands: stratifiedIntervals(tasks, { ...options, statistic }) };
};

const taskImprovement = (left: readonly number[], right: readonly number[]): number => {
  let points = 0;
  for (const x of left) for (const y of right) points += x > y ? 1 : x === y ? 0.5 : 0;
  return points / (left.length * right.length);
};

/**
 * Probability that a run of `left` scores above a run of `right` on a task drawn at random: Mann–Whitney's U / (n·m), ties
 * counting half, averaged over tasks (Agarwal et al. 2021, §4.3), both sides drawn anew for the interval. Where the samples do
 * not overlap at all the interval has no width however few the seeds: read `permutationTest` beside it.
 */
export const probabilityOfImprovement = (
  left: TaskRuns<number>,
  right: TaskRuns<number>,
  options: BootstrapOptions = {},
): { value: number; interval: Interval } => {
  if (left.length !== right.length) {
    throw new RangeError(`the same tasks are compared, not ${left.length} with ${right.length}`);
  }
  const statistic = (both: TaskRuns<number>) =>
    mean(left.map((_, task) => taskImprovement(both[task] ?? [], both[left.length + task] ?? [])));
  const both = [...left, ...right];
  return { value: statistic(both), interval: stratifiedInterval(both, { ...options, statistic }) };
};
