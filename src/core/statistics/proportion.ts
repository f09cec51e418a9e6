import type { Interval } from "./interval.ts";

/** Two-sided 95 % of a standard normal. */
const normal95 = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share of independent trials (Wilson 1927): stays within 0 to 1 and has width at 0 and at all, and
 * for a single trial too (there it reaches from 0 to 0.79 or from 0.21 to 1). Null for none. Episodes of one policy are such
 * trials; episodes of several seeds pooled are not.
 */
export const proportionInterval = ({ successes, trials }: { successes: number; trials: number }): Interval => {
  if (trials === 0) return null;
  const share = successes / trials;
  const weight = normal95 ** 2 / trials;
  const centre = share + weight / 2;
  const reach = Math.sqrt(weight * (share * (1 - share) + weight / 4));
  const scale = 1 + weight;
  return [Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)];
};
