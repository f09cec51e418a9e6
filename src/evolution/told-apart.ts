import { mean, standardError, studentFactor } from "../core/statistics.ts";

/** Most pairs of trainings that two rewards are compared on. */
export const mostPairs = 10;

/** From so many on a challenger that does not lead is given up, and from so many on one can win. */
const leastToGiveUp = 2;
const leastToTell = 3;

/** Of each look: with looks after each of the pairs 3 to 10 and giving up, 4 to 5 of 100 pairs of equal rewards are called different. */
const confidence = 0.975;

/**
 * Challenger − incumbent on paired seeds, in the order in which they were trained: a group-sequential paired t-test with
 * one level at every look (Pocock 1977, "Group sequential methods in the design and analysis of clinical trials"). `open`:
 * another pair may tell. Whoever does not lead is given up early, as a tie: the incumbent stays. Figures are in
 * docs/strategies.md.
 */
export const toldApart = (differences: readonly number[]): "wins" | "loses" | "tie" | "open" => {
  const looks = Math.min(differences.length, mostPairs);
  for (let pairs = leastToGiveUp; pairs <= looks; pairs++) {
    const seen = differences.slice(0, pairs);
    const lead = mean(seen);
    const error = standardError(seen) as number;
    if (pairs >= leastToTell && Math.abs(lead) > studentFactor({ confidence, degrees: pairs - 1 }) * error)
      return lead > 0 ? "wins" : "loses";
    if (lead <= 0) return "tie";
  }
  return looks === mostPairs ? "tie" : "open";
};
