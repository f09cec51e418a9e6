import { createRandom } from "./random.ts";
import { mean } from "./statistics/moments.ts";
import { interquartileMean, quantile } from "./statistics/quantiles.ts";

// The one door to all statistics: which answers which question stands in docs/statistics.md.
export { kendall, pearson, ranks, spearman } from "./statistics/correlation.ts";
export { holm } from "./statistics/holm.ts";
export type { Interval } from "./statistics/interval.ts";
export { mean, standardDeviation, standardError, sum, variance } from "./statistics/moments.ts";
export { pairedDifference } from "./statistics/paired.ts";
export { pairedPermutationTest, permutationTest } from "./statistics/permutation.ts";
export { proportionInterval } from "./statistics/proportion.ts";
export { interquartileMean, median, quantile } from "./statistics/quantiles.ts";
export {
  performanceProfile,
  probabilityOfImprovement,
  stratifiedInterval,
  stratifiedIntervals,
} from "./statistics/stratified.ts";
export { meanInterval, studentFactor } from "./statistics/student.ts";

/** The five figures that stand for a sample of scores wherever one is reported. */
export type ScoreSummary = {
  mean: number;
  /** Interquartile mean (Agarwal et al. 2021, "Deep RL at the Edge of the Statistical Precipice"). */
  iqm: number;
  /** 95 % percentile bootstrap interval of the mean over seeds; null below three of them. */
  ci95: [number, number] | null;
  values: number[];
  seeds: number[];
};

/** Seeds from which there is an interval: one has no spread, and of two the bootstrap gives back their own values. */
export const leastForInterval = 3;

/** Percentile bootstrap interval of the mean. Deterministic for its seed. */
export const bootstrapInterval = (
  values: ArrayLike<number>,
  { confidence = 0.95, resamples = 2000, seed = 1 }: { confidence?: number; resamples?: number; seed?: number } = {},
): [number, number] => {
  if (values.length === 0) return [Number.NaN, Number.NaN];
  const random = createRandom(seed);
  const means = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample++) {
    let total = 0;
    for (let draw = 0; draw < values.length; draw++) total += values[random.integer(values.length)] as number;
    means[sample] = total / values.length;
  }
  return [quantile(means, (1 - confidence) / 2), quantile(means, (1 + confidence) / 2)];
};

/** Bootstrap interval of mean(left) − mean(right), the samples drawn independently. */
export const differenceInterval = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  { confidence = 0.95, resamples = 2000, seed = 1 }: { confidence?: number; resamples?: number; seed?: number } = {},
): [number, number] => {
  if (left.length === 0 || right.length === 0) return [Number.NaN, Number.NaN];
  const random = createRandom(seed);
  const differences = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample++) {
    let first = 0;
    let second = 0;
    for (let draw = 0; draw < left.length; draw++) first += left[random.integer(left.length)] as number;
    for (let draw = 0; draw < right.length; draw++) second += right[random.integer(right.length)] as number;
    differences[sample] = first / left.length - second / right.length;
  }
  return [quantile(differences, (1 - confidence) / 2), quantile(differences, (1 + confidence) / 2)];
};

/** One value a seed → the summary that reports print. */
export const summarizeScores = (values: readonly number[], seeds: readonly number[]): ScoreSummary => ({
  mean: mean(values),
  iqm: interquartileMean(values),
  ci95: values.length < leastForInterval ? null : bootstrapInterval(values),
  values: [...values],
  seeds: [...seeds],
});
