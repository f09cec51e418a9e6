import {
  interquartileMeanOfDraws,
  mean,
  median,
  placesOf,
  probabilityOfImprovement,
  stratifiedIntervals,
  type Interval,
} from "../../core/statistics.ts";
import { pairsOf } from "./comparisons.ts";
import type { Draws } from "./estimate.ts";
import type { Aggregate, Results } from "./types.ts";

/** A method's scores, task by task in one order; a task without a score of it is an empty list. */
export type Strata = { method: string; scores: readonly (readonly number[])[] };

/** Whether there is something of every task. */
export const isWhole = (tasks: readonly (readonly unknown[])[]): boolean =>
  tasks.length > 0 && tasks.every((runs) => runs.length > 0);

/** rliable's four: over all runs, over the tasks' means, and how much is missing to 1, what is above it not counted. */
const statisticsOf = (scores: readonly number[]) => {
  const iqm = interquartileMeanOfDraws(scores);
  const upToOne = scores.map((score) => Math.min(1, score));
  const meanOf = (values: readonly number[], places: readonly number[]): number =>
    mean(places.map((place) => values[place] as number));
  return (drawn: readonly (readonly number[])[]): number[] => {
    const means = drawn.map((places) => meanOf(scores, places));
    return [iqm(drawn), mean(means), median(means), 1 - mean(drawn.map((places) => meanOf(upToOne, places)))];
  };
};

/** Each method with scores on all of these tasks; scores are normalised. */
export const aggregatesOf = (methods: readonly Strata[], draws: Draws): Aggregate[] =>
  methods
    .filter(({ scores }) => isWhole(scores))
    .map(({ method, scores }) => {
      const all = scores.flat();
      const runs = all.length;
      const statistic = statisticsOf(all);
      const places = placesOf(scores);
      const intervals = stratifiedIntervals(places, { statistic, resamples: draws(runs) });
      const values = statistic(places);
      const at = (index: number): { value: number; interval: Interval } => ({
        value: values[index] as number,
        interval: intervals?.[index] ?? null,
      });
      return { method, runs, iqm: at(0), mean: at(1), median: at(2), optimalityGap: at(3) };
    });

/** How probably a run of one is above a run of the other on a task drawn at random, over the tasks that both have. */
export const improvementsOf = (
  methods: readonly Strata[],
  { tasks, draws }: { tasks: readonly string[]; draws: Draws },
): Results["improvement"] =>
  pairsOf(methods).flatMap(([left, right]) => {
    const both = tasks
      .map((_, index) => index)
      .filter((index) => left.scores[index]?.length && right.scores[index]?.length);
    if (both.length === 0) return [];
    const of = ({ scores }: Strata) => both.map((index) => scores[index] as readonly number[]);
    const { value, interval } = probabilityOfImprovement(of(left), of(right), {
      resamples: draws(of(left).flat().length + of(right).flat().length),
    });
    const names = both.map((index) => tasks[index] as string);
    return [{ left: left.method, right: right.method, tasks: names, probability: value, interval }];
  });
