import type { SeedPool } from "../core/events.ts";
import { deriveSeed } from "../core/random.ts";

/**
 * The three seed pools of a run, disjoint by construction and equal for all candidates (common random numbers).
 * A pool's seeds do not depend on the other pools' sizes. An extended search has further report pools (1, 2, …), drawn after
 * the three and disjoint from them and from each other.
 */
export const seedPools = (
  runSeed: number,
  sizes: Record<SeedPool, number>,
  { reportPool = 0 }: { reportPool?: number } = {},
): Record<SeedPool, number[]> => {
  const taken = new Set<number>();
  const draw = (pool: SeedPool, further: readonly number[] = []) => {
    const seeds: number[] = [];
    for (let index = 0; seeds.length < sizes[pool]; index++) {
      const seed = deriveSeed(runSeed, pool, ...further, index);
      if (taken.has(seed)) continue;
      taken.add(seed);
      seeds.push(seed);
    }
    return seeds;
  };
  const pools = { report: draw("report"), selection: draw("selection"), search: draw("search") };
  for (let number = 1; number <= reportPool; number++) pools.report = draw("report", [number]);
  return pools;
};
