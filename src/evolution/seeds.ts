import type { SeedPool } from "../core/events.ts";
import { deriveSeed } from "../core/random.ts";

/**
 * The three seed pools of a run, disjoint by construction and equal for all candidates (common random numbers).
 * A pool's seeds do not depend on the other pools' sizes.
 */
export const seedPools = (runSeed: number, sizes: Record<SeedPool, number>): Record<SeedPool, number[]> => {
  const taken = new Set<number>();
  const draw = (pool: SeedPool) => {
    const seeds: number[] = [];
    for (let index = 0; seeds.length < sizes[pool]; index++) {
      const seed = deriveSeed(runSeed, pool, index);
      if (taken.has(seed)) continue;
      taken.add(seed);
      seeds.push(seed);
    }
    return seeds;
  };
  return { report: draw("report"), selection: draw("selection"), search: draw("search") };
};
