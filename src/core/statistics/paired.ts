import type { Interval } from "./interval.ts";
import { mean } from "./moments.ts";
import { meanInterval } from "./student.ts";

/** Two samples of the same seeds in the same order → left − right, seed by seed. */
export const pairedDifferences = (left: ArrayLike<number>, right: ArrayLike<number>): Float64Array => {
  if (left.length !== right.length) {
    throw new RangeError(`pairs need equally many values, not ${left.length} and ${right.length}`);
  }
  return Float64Array.from(left, (value, index) => value - (right[index] as number));
};

/**
 * Mean of left − right over common seeds, with Student's interval of the paired t-test. Of m comparisons told together, each at
 * `confidence` 1 − 0.05/m holds all of them at once (Bonferroni).
 */
export const pairedDifference = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  options: { confidence?: number } = {},
): { mean: number; interval: Interval } => {
  const differences = pairedDifferences(left, right);
  return { mean: mean(differences), interval: meanInterval(differences, options) };
};
