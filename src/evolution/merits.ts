import type { Lesson } from "../core/brief.ts";
import type { Random } from "../core/random.ts";
import { fitnessOf } from "./ranking.ts";

/** By candidate, the more the better. */
export type Merits = ReadonlyMap<string, number>;

/** Whether a ranking goes by fitness, best first: not where factors, constraints or a person decide otherwise. */
export const isByFitness = (ranked: readonly Lesson[]): boolean =>
  ranked.every((lesson, place) => place === 0 || fitnessOf(ranked[place - 1] as Lesson) >= fitnessOf(lesson));

/**
 * What the search's ranking makes of each, as numbers to average and to draw by: fitness where that is what orders
 * them, else minus the place, so that `--rank`, constraints and what a person prefers weigh here too.
 */
export const meritsOf = (ranked: readonly Lesson[]): Merits => {
  const byFitness = isByFitness(ranked);
  return new Map(ranked.map((lesson, place) => [lesson.candidate.id, byFitness ? fitnessOf(lesson) : -place] as const));
};

/**
 * Weights ∝ exp(F/T), with T in ranges of the values: whoever is worst of all has e^(−1/T) of the weight of the best, in
 * whatever unit. So flows of Bengio et al. 2021 ("GFlowNets") sample what is good instead of the one best.
 */
export const boltzmann = (values: readonly number[], { temperature }: { temperature: number }): number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high === low ? 1 : Math.exp((value - high) / ((high - low) * temperature))));
};

/** So many different ones, in the order in which they are drawn. */
export const drawWithout = <T>(
  items: readonly T[],
  { count, weights, random }: { count: number; weights: readonly number[]; random: Random },
): T[] => {
  const left = items.map((item, place) => ({ item, weight: weights[place] as number }));
  return Array.from({ length: Math.min(count, items.length) }, () => {
    const place = random.weighted(left.map(({ weight }) => weight));
    const [drawn] = left.splice(place, 1);
    return (drawn as { item: T }).item;
  });
};
