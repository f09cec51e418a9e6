import { createRandom } from "../random.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";
import { quantile } from "./quantiles.ts";

/** For each task the runs made on it, one a seed: a score, a pair of scores, a whole curve. */
export type TaskRuns<Run> = readonly (readonly Run[])[];

/** Instead of each run its place among all of them, task after task. */
export const placesOf = (tasks: TaskRuns<unknown>): number[][] => {
  let next = 0;
  return tasks.map((runs) => runs.map(() => next++));
};

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
  // One resample after another in the same place: there are millions of draws.
  const drawn = tasks.map((runs) => [...runs]);
  const draws = Array.from({ length: resamples }, () => {
    tasks.forEach((runs, task) => {
      const into = drawn[task] as Run[];
      for (let place = 0; place < into.length; place++) into[place] = runs[random.integer(runs.length)] as Run;
    });
    return statistic(drawn);
  });
  const tail = (1 - confidence) / 2;
  return (draws[0] as readonly number[]).map((_, place) => {
    const values = draws.map((draw) => draw[place] as number);
    return [quantile(values, tail), quantile(values, 1 - tail)];
  });
};

/** The same for a statistic of one value. */
export const stratifiedInterval = <Run>(
  tasks: TaskRuns<Run>,
  { statistic, ...options }: BootstrapOptions & { statistic: (tasks: TaskRuns<Run>) => number },
): Interval => stratifiedIntervals(tasks, { ...options, statistic: (drawn) => [statistic(drawn)] })?.[0] ?? null;

/** How often each whole number below the length of `counts` is among some: written there, as it is done for every resample. */
const countInto = (counts: Int32Array, places: readonly number[]): void => {
  counts.fill(0);
  for (const place of places) counts[place] = (counts[place] as number) + 1;
};

/**
 * Performance profile: at each threshold the share of runs that score above it, tasks weighing equally, with pointwise bands
 * (Agarwal et al. 2021, §4.2; rliable's score distributions). `bands` is null where `stratifiedIntervals` is.
 */
export const performanceProfile = (
  tasks: TaskRuns<number>,
  { thresholds, ...options }: BootstrapOptions & { thresholds: readonly number[] },
): { shares: number[]; bands: [low: number, high: number][] | null } => {
  const ascending = [...thresholds].sort((left, right) => left - right);
  const places = thresholds.map((threshold) => ascending.indexOf(threshold));
  // Each run as how many thresholds it is above, so that a resample is counted and not compared.
  const passed = tasks.map((runs) => runs.map((score) => ascending.filter((threshold) => score > threshold).length));
  const counts = new Int32Array(ascending.length + 1);
  const statistic = (drawn: TaskRuns<number>) => {
    const shares = places.map(() => 0);
    for (const runs of drawn) {
      countInto(counts, runs);
      for (let place = ascending.length - 1; place >= 0; place--) {
        counts[place] = (counts[place] as number) + (counts[place + 1] as number);
      }
      places.forEach((place, index) => {
        shares[index] = (shares[index] as number) + (counts[place + 1] as number) / runs.length;
      });
    }
    return shares.map((share) => share / drawn.length);
  };
  return { shares: statistic(passed), bands: stratifiedIntervals(passed, { ...options, statistic }) };
};

/** Pairs of which the left one's rank is above, a tie counting half, of all pairs; by how often each rank is there. */
const improvementOf = (lefts: Int32Array, rights: Int32Array): number => {
  let [points, left, right] = [0, 0, 0];
  for (let rank = 0; rank < lefts.length; rank++) {
    const [own, other] = [lefts[rank] as number, rights[rank] as number];
    points += own * (right + other / 2);
    left += own;
    right += other;
  }
  return points / (left * right);
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
  const ranks = left.map((runs, task) => {
    const values = [...new Set([...runs, ...(right[task] ?? [])])].sort((x, y) => x - y);
    return new Map(values.map((value, rank) => [value, rank]));
  });
  const counts = ranks.map(({ size }) => [new Int32Array(size), new Int32Array(size)] as const);
  const rankedRuns = (side: TaskRuns<number>) =>
    side.map((runs, task) => runs.map((score) => ranks[task]?.get(score) as number));
  const statistic = (both: TaskRuns<number>) => {
    let total = 0;
    counts.forEach(([lefts, rights], task) => {
      countInto(lefts, both[task] ?? []);
      countInto(rights, both[counts.length + task] ?? []);
      total += improvementOf(lefts, rights);
    });
    return total / counts.length;
  };
  const both = [...rankedRuns(left), ...rankedRuns(right)];
  return { value: statistic(both), interval: stratifiedInterval(both, { ...options, statistic }) };
};
