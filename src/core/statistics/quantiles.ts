import { mean } from "./moments.ts";

/** Linear-interpolation quantile, as NumPy's default; `share` in [0, 1]. */
export const quantile = (values: ArrayLike<number>, share: number): number => {
  if (values.length === 0) return Number.NaN;
  const sorted = new Float64Array(values).sort();
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
};

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Mean of the middle half; the scipy `trim_mean(0.25)` convention that rliable uses. */
export const interquartileMean = (values: ArrayLike<number>): number => {
  const sorted = new Float64Array(values).sort();
  const cut = Math.floor(sorted.length / 4);
  return mean(sorted.subarray(cut, sorted.length - cut));
};
