import type { Random } from "../../core/random.ts";
import { factorOf } from "../../core/statistics/cholesky.ts";
import { mean, sum } from "../../core/statistics.ts";

/** First standard deviation of a weight's logarithm: a half to double covers two thirds of the draws. */
const firstDeviation = Math.log(2);

/**
 * The next point to try of a search in R^n, by the points that were tried, best first: the rank-μ update of CMA-ES
 * (Hansen, "The CMA Evolution Strategy: A Tutorial", 2016, eqs. 5–9, 30 and 49–57) with all that was tried as its one
 * population, so that it needs no memory but the archive. Left out: step-size control and evolution paths, which want
 * many generations of many points; a search has dozens in all.
 */
export const nextPoint = (tried: readonly (readonly number[])[], random: Random): number[] => {
  const [best = []] = tried;
  const size = best.length;
  const parents = tried.slice(0, Math.max(1, Math.floor(tried.length / 2)));
  const raw = parents.map((_, rank) => Math.log(parents.length + 0.5) - Math.log(rank + 1));
  const shares = raw.map((share) => share / sum(raw));
  const effective = 1 / sum(shares.map((share) => share ** 2));
  const rate =
    parents.length < 2 ? 0 : Math.min(1, (2 * (effective - 2 + 1 / effective)) / ((size + 2) ** 2 + effective));
  const all = best.map((_, column) => mean(tried.map((point) => point[column] as number)));
  const centre = best.map((_, column) =>
    sum(parents.map((point, rank) => (shares[rank] as number) * (point[column] as number))),
  );
  const learnt = (row: number, column: number): number =>
    sum(
      parents.map(
        (point, rank) =>
          (shares[rank] as number) *
          ((point[row] as number) - (all[row] as number)) *
          ((point[column] as number) - (all[column] as number)),
      ),
    );
  const covariance = best.map((_, row) =>
    best.map(
      (_, column) => (row === column ? (1 - rate) * firstDeviation ** 2 + 1e-6 : 0) + rate * learnt(row, column),
    ),
  );
  const lower = factorOf(covariance);
  const draws = best.map(() => random.normal());
  return centre.map((value, row) => value + sum(draws.map((draw, column) => draw * (lower[row]?.[column] ?? 0))));
};
