import { createRandom, type Random } from "../random.ts";
import { sum } from "./moments.ts";
import { pairedDifferences } from "./paired.ts";

/** `exact`: every rearrangement was counted; else `resamples` of them, drawn with a seed. */
export type PermutationResult = { p: number; exact: boolean };

export type PermutationOptions = { resamples?: number; seed?: number };

/** Rearrangements that are still counted one by one: pairs up to 17, two samples of 10. */
const exactLimit = 200_000;

/**
 * Sums of the same numbers in another order differ by rounding; they are ties all the same. Compared as not-nearer, so that
 * scores that are not numbers give 1 and never a difference.
 */
const rounding = 1e-12;

const drawn = ({ resamples = 20_000, seed = 1 }: PermutationOptions, isExtreme: (random: Random) => boolean) => {
  const random = createRandom(seed);
  let extreme = 0;
  for (let sample = 0; sample < resamples; sample++) if (isExtreme(random)) extreme++;
  // With the observed one among the drawn, as it is: never 0 (Phipson & Smyth 2010).
  return { p: (extreme + 1) / (resamples + 1), exact: false };
};

/**
 * Two-sided sign-flip test of left − right over common seeds (Fisher 1935): the share of the 2ⁿ ways to swap within pairs whose
 * mean difference is at least as far from 0. One pair gives 1, n pairs at best 2 / 2ⁿ: below six nothing reaches 0.05.
 */
export const pairedPermutationTest = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  options: PermutationOptions = {},
): PermutationResult => {
  const differences = pairedDifferences(left, right);
  const size = sum(differences.map(Math.abs));
  const observed = Math.abs(sum(differences)) - rounding * size;
  if (2 ** differences.length > exactLimit) {
    return drawn(options, (random) => {
      let total = 0;
      for (const difference of differences) total += random.uniform() < 0.5 ? difference : -difference;
      return !(Math.abs(total) < observed);
    });
  }
  let extreme = 0;
  const ways = 2 ** differences.length;
  for (let way = 0; way < ways; way++) {
    let total = 0;
    for (let index = 0; index < differences.length; index++) {
      const difference = differences[index] as number;
      total += (way >> index) & 1 ? difference : -difference;
    }
    if (!(Math.abs(total) < observed)) extreme++;
  }
  return { p: extreme / ways, exact: true };
};

/** n over k, as far as it matters here: it stops growing past the limit. */
const choices = (n: number, k: number): number => {
  let count = 1;
  for (let index = 1; index <= k && count <= exactLimit; index++) count = (count * (n - k + index)) / index;
  return count;
};

/**
 * Two-sided permutation test of two independent samples (Pitman 1937): the share of the ways to deal all values into samples of
 * these sizes whose means are at least as far apart. Equal samples give 1; three against three at best 0.1.
 */
export const permutationTest = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  options: PermutationOptions = {},
): PermutationResult => {
  if (left.length === 0 || right.length === 0) return { p: 1, exact: true };
  const pooled = [...Array.from(left), ...Array.from(right)];
  const total = sum(pooled);
  const apart = (leftSum: number) => Math.abs(leftSum / left.length - (total - leftSum) / right.length);
  const scale = sum(pooled.map(Math.abs)) * (1 / left.length + 1 / right.length);
  const observed = apart(sum(left)) - rounding * scale;
  if (choices(pooled.length, left.length) > exactLimit) {
    return drawn(options, (random) => !(apart(sum(random.shuffle(pooled).slice(0, left.length))) < observed));
  }
  let extreme = 0;
  let ways = 0;
  const deal = (from: number, missing: number, leftSum: number): void => {
    if (missing === 0) {
      ways++;
      if (!(apart(leftSum) < observed)) extreme++;
      return;
    }
    for (let index = from; index <= pooled.length - missing; index++) {
      deal(index + 1, missing - 1, leftSum + (pooled[index] as number));
    }
  };
  deal(0, left.length, 0);
  return { p: extreme / ways, exact: true };
};
