import { createRandom } from "./random.ts";

/** The five figures that stand for a sample of scores wherever one is reported. */
export type ScoreSummary = {
  mean: number;
  /** Interquartile mean (Agarwal et al. 2021, "Deep RL at the Edge of the Statistical Precipice"). */
  iqm: number;
  /** 95 % percentile bootstrap interval of the mean over seeds. */
  ci95: [number, number];
  values: number[];
  seeds: number[];
};

export const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  return total;
};

export const mean = (values: ArrayLike<number>): number =>
  values.length === 0 ? Number.NaN : sum(values) / values.length;

/** Population variance; 0 for fewer than two values. */
export const variance = (values: ArrayLike<number>): number => {
  if (values.length < 2) return 0;
  const centre = mean(values);
  let total = 0;
  for (let index = 0; index < values.length; index++) total += ((values[index] as number) - centre) ** 2;
  return total / values.length;
};

export const standardDeviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

/** Linear-interpolation quantile, as NumPy's default; `share` in [0, 1]. */
export const quantile = (values: ArrayLike<number>, share: number): number => {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
};

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Mean of the middle half; the scipy `trim_mean(0.25)` convention that rliable uses. */
export const interquartileMean = (values: ArrayLike<number>): number => {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length / 4);
  return mean(sorted.subarray(cut, sorted.length - cut));
};

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

/** Pearson's correlation; 0 where either side is constant. */
export const pearson = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  const leftMean = mean(left);
  const rightMean = mean(right);
  let product = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let index = 0; index < left.length; index++) {
    const x = (left[index] as number) - leftMean;
    const y = (right[index] as number) - rightMean;
    product += x * y;
    leftSquare += x * x;
    rightSquare += y * y;
  }
  return leftSquare > 0 && rightSquare > 0 ? product / Math.sqrt(leftSquare * rightSquare) : 0;
};

/** Ranks from 1, ties sharing their mean rank. */
export const ranks = (values: ArrayLike<number>): Float64Array => {
  const order = Array.from({ length: values.length }, (_, index) => index).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] as number] === values[order[start] as number]) end++;
    for (let place = start; place <= end; place++) result[order[place] as number] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return result;
};

/** Spearman's rank correlation; 0 where either side is constant. */
export const spearman = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
  pearson(ranks(left), ranks(right));

/** One value a seed → the summary that reports print. */
export const summarizeScores = (values: readonly number[], seeds: readonly number[]): ScoreSummary => ({
  mean: mean(values),
  iqm: interquartileMean(values),
  ci95: bootstrapInterval(values),
  values: [...values],
  seeds: [...seeds],
});
