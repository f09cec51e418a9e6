import { standardDeviation } from "./moments.ts";

/** One thing to judge by: whether more of it is better, and how many of its standard deviations are no difference yet. */
export type Factor = { direction: 1 | -1; margin: number };

/** Differences so little beyond a margin are the arithmetic's: another unit must not decide otherwise. */
const noise = 1e-9;

const columnsOf = (items: readonly (readonly number[])[], factors: readonly Factor[]): number[][] =>
  factors.map(({ direction }, place) =>
    items.map((item) => {
      const value = direction * (item[place] as number);
      return Number.isNaN(value) ? -Infinity : value;
    }),
  );

/** The margin of each factor over these items, in the factor's own unit. */
export const marginsOf = (items: readonly (readonly number[])[], factors: readonly Factor[]): number[] =>
  columnsOf(items, factors).map((column, place) => {
    const { margin } = factors[place] as Factor;
    return margin === 0 ? 0 : margin * standardDeviation(column.filter(Number.isFinite));
  });

/**
 * Items compared by the first factor, where it tells them apart by more than its margin, else by the next (HERON, Bukharin
 * et al. 2023: margins in standard deviations of the factor over all items). A row of `items` holds an item's factors, the
 * most important first. What is no number is worse than any number.
 */
export const lexicographic = (
  items: readonly (readonly number[])[],
  {
    factors,
    margins = marginsOf(items, factors),
  }: {
    factors: readonly Factor[];
    /** In the factors' own units; left out: as the factors say, over these items. */
    margins?: readonly number[];
  },
): {
  /** How the item at one place does against that at another. */
  compare(first: number, second: number): "wins" | "loses" | "tie";
  /**
   * Places, best first: by comparisons won less those lost, since with margins A may tie with B and B with C while A loses to C;
   * then by the factors without margins, then by place.
   */
  order: number[];
} => {
  const columns = columnsOf(items, factors);
  const decide = (first: number, second: number, leeway: readonly number[]): number => {
    for (const [place, column] of columns.entries()) {
      const [left, right] = [column[first] as number, column[second] as number];
      if (left === right) continue;
      const difference = left - right;
      if (Math.abs(difference) > (leeway[place] as number) * (1 + noise)) return Math.sign(difference);
    }
    return 0;
  };
  const exact = factors.map(() => 0);
  const score = items.map((_, first) => items.reduce((total, __, second) => total + decide(first, second, margins), 0));
  return {
    compare: (first, second) =>
      (["loses", "tie", "wins"] as const)[decide(first, second, margins) + 1] as "wins" | "loses" | "tie",
    order: items
      .map((_, place) => place)
      .sort(
        (first, second) =>
          (score[second] as number) - (score[first] as number) || decide(second, first, exact) || first - second,
      ),
  };
};
