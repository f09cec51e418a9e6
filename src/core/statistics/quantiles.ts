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

/**
 * The same over resamples of some values, each told by the places that were drawn: the values are put in order once, and a
 * resample is counted, not sorted.
 */
export const interquartileMeanOfDraws = (
  values: readonly number[],
): ((drawn: readonly (readonly number[])[]) => number) => {
  const ascending = values
    .map((_, place) => place)
    .sort((left, right) => (values[left] as number) - (values[right] as number));
  const counts = new Int32Array(values.length);
  return (drawn) => {
    counts.fill(0);
    let total = 0;
    for (const places of drawn) {
      total += places.length;
      for (const place of places) counts[place] = (counts[place] as number) + 1;
    }
    const cut = Math.floor(total / 4);
    let [before, middle] = [0, 0];
    for (const place of ascending) {
      const after = before + (counts[place] as number);
      const within = Math.min(after, total - cut) - Math.max(before, cut);
      if (within > 0) middle += within * (values[place] as number);
      before = after;
    }
    return middle / (total - 2 * cut);
  };
};
