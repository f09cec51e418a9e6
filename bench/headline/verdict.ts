import { mean, studentFactor, variance } from "../../src/core/statistics.ts";

/** Differences within so much of |human − random| count as none. */
export const MARGIN = 0.2;

export type Verdict = "win" | "tie" | "loss" | "undecided";

export type Compared = {
  verdict: Verdict;
  /** (best − human) ÷ |human − random|, with its 95 % interval; null where the scale has no width or a side too few seeds. */
  difference: number | null;
  interval: [low: number, high: number] | null;
  /** Of an undecided cell: with how many seeds a side it would be decided, were mean and spread to stay as they are. */
  seeds: number | null;
};

type Sides = { best: readonly number[]; human: readonly number[]; random: readonly number[] };

/** Of sample variances over n − 1 (`variance` is the population's). */
const sampleVariance = (values: readonly number[]): number => (variance(values) * values.length) / (values.length - 1);

/** Welch's: the sides are trained apart and need not vary alike. Degrees of freedom are rounded down. */
const reachOf = (one: { square: number; count: number }, other: { square: number; count: number }): number => {
  const [left, right] = [one.square / one.count, other.square / other.count];
  const total = left + right;
  if (total === 0) return 0;
  const degrees = total ** 2 / (left ** 2 / (one.count - 1) + right ** 2 / (other.count - 1));
  return Math.sqrt(total) * studentFactor({ confidence: 0.95, degrees: Math.max(1, Math.floor(degrees)) });
};

const verdictOf = ([low, high]: readonly [number, number]): Verdict => {
  if (low >= -MARGIN && high <= MARGIN) return "tie";
  if (low > 0) return "win";
  return high < 0 ? "loss" : "undecided";
};

/** Where more would be needed than anybody trains, that is what is said. */
const MOST_SEEDS = 10_000;

/** An interval that does not reach 0, or that stays within the margin, decides: so many seeds a side until it is as narrow. */
const seedsFor = (
  difference: number,
  { squares, width }: { squares: [number, number]; width: number },
): number | null => {
  const wanted = Math.max(Math.abs(difference), MARGIN - Math.abs(difference));
  for (let count = 2; count <= MOST_SEEDS; count++) {
    const [left, right] = squares.map((square) => ({ square, count })) as [
      { square: number; count: number },
      { square: number; count: number },
    ];
    if (reachOf(left, right) / width < wanted) return count;
  }
  return null;
};

/**
 * Whether what was found beats the human reference, equals it or loses to it, as an equivalence test has it: a tie is an
 * interval within ±0.2, not one that holds 0. The width of the scale is taken as known.
 */
export const compare = ({ best, human, random }: Sides): Compared => {
  const width = Math.abs(mean(human) - mean(random));
  if (!(width > 0) || best.length < 2 || human.length < 2)
    return { verdict: "undecided", difference: null, interval: null, seeds: null };
  const squares: [number, number] = [sampleVariance(best), sampleVariance(human)];
  const difference = (mean(best) - mean(human)) / width;
  const reach =
    reachOf({ square: squares[0], count: best.length }, { square: squares[1], count: human.length }) / width;
  const interval: [number, number] = [difference - reach, difference + reach];
  const verdict = verdictOf(interval);
  return {
    verdict,
    difference,
    interval,
    seeds: verdict === "undecided" ? seedsFor(difference, { squares, width }) : null,
  };
};
