import type { Interval } from "./intervals.ts";
import { bounded, type Column, type Point } from "./points.ts";
import type { Sampled } from "./read-meaning.ts";

const places = 80;

/** Where along one field the program pays most, and whether that is within its range or at an end. */
export type Preferred = { within: Interval; isInside: boolean };

/** The values of a field at which the weighted sum of all terms is largest; null where the field makes no difference. */
export const preferredAt = (
  { compute, points }: Sampled,
  { start, column, weights }: { start: Point; column: Column; weights: Readonly<Record<string, number>> },
): Preferred | null => {
  const { lo, hi } = bounded(column.range);
  const values = Array.from({ length: places + 1 }, (_, index) => lo + ((hi - lo) * index) / places);
  const paid = values.map((value) => {
    const point = points.settled(new Map(start).set(column.key, value), column.key);
    const terms = compute(point)?.terms;
    return terms === undefined
      ? NaN
      : [...terms].reduce((total, [name, term]) => total + (weights[name] ?? 0) * term, 0);
  });
  const [most, least] = [Math.max(...paid), Math.min(...paid)];
  if (!Number.isFinite(most) || !Number.isFinite(least) || most - least < 1e-6 * Math.max(1, Math.abs(most)))
    return null;
  const best = values.filter((_, index) => (paid[index] as number) >= most - 1e-6 * (most - least));
  const within = { lo: Math.min(...best), hi: Math.max(...best) };
  return { within, isInside: within.lo > lo && within.hi < hi };
};
