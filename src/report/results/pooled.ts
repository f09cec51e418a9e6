import {
  interquartileMean,
  mean,
  median,
  probabilityOfImprovement,
  stratifiedIntervals,
  type Interval,
} from "../../core/statistics.ts";
import { pairsOf } from "./comparisons.ts";
import type { Draws } from "./estimate.ts";
import type { Aggregate, Results } from "./types.ts";

/** A method's scores, task by task in one order; a task without a score of it is an empty list. */
export type Strata = { method: string; scores: readonly (readonly number[])[] };

const isWhole = ({ scores }: Strata): boolean => scores.length > 0 && scores.every((runs) => runs.length > 0);

const flat = (tasks: readonly (readonly number[])[]): number[] => tasks.flat();

/** rliable's four: over all runs, over the tasks' means, and how much is missing to 1, what is above it not counted. */
const statistics = (tasks: readonly (readonly number[])[]): number[] => [
  interquartileMean(flat(tasks)),
  mean(tasks.map(mean)),
  median(tasks.map(mean)),
  1 - mean(tasks.map((runs) => mean(runs.map((score) => Math.min(1, score))))),
];

/** Each method with scores on all of these tasks; scores are normalised. */
export const aggregatesOf = (methods: readonly Strata[], draws: Draws): Aggregate[] =>
  methods.filter(isWhole).map(({ method, scores }) => {
    const runs = flat(scores).length;
    const intervals = stratifiedIntervals(scores, { statistic: statistics, resamples: draws(runs) });
    const values = statistics(scores);
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
      resamples: draws(flat(of(left)).length + flat(of(right)).length),
    });
    const names = both.map((index) => tasks[index] as string);
    return [{ left: left.method, right: right.method, tasks: names, probability: value, interval }];
  });
