import { createRandom } from "../random.ts";
import { quantile } from "./quantiles.ts";

export type BootstrapOptions = { confidence?: number; resamples?: number; seed?: number };

/**
 * Percentile bootstrap interval of the mean (Efron 1979), the same for the same seed: recorded runs rest on its numbers. Too
 * narrow for few values (docs/statistics.md); `meanInterval` is not.
 */
export const bootstrapInterval = (
  values: ArrayLike<number>,
  { confidence = 0.95, resamples = 2000, seed = 1 }: BootstrapOptions = {},
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
  { confidence = 0.95, resamples = 2000, seed = 1 }: BootstrapOptions = {},
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
