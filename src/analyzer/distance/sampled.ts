import type { DistanceRank, RewardDistances } from "../../core/distance.ts";
import { createRandom, type Random } from "../../core/random.ts";
import { mean, quantile } from "../../core/statistics.ts";
import type { ProbeRows } from "../../critic/probes/rows.ts";
import { addGram, residuals, type Gram } from "./gram.ts";
import { describeRewards, pairsOf, type Named } from "./pairs.ts";
import { randomRewardColumns, shapingColumns } from "./sample-columns.ts";
import { usualDiscount } from "./values.ts";

/** Rewards at random, as a yardstick; parts of the steps that are drawn again; how often. */
const yardsticks = 100;
const mostBlocks = 60;
const resamples = 100;
/** What shaping leaves of rewards that are equivalent is this near, by the rounding of their squares. */
const rounding = 1e-4;

/** By how much one lies within the other's distance of random rewards, each way, and the mean of both. */
const shareFarther = (
  gram: Gram,
  { left, right, others }: { left: number; right: number; others: readonly number[] },
): number => {
  const own = gram.distance(left, right);
  const from = (side: number) => mean(others.map((other) => Number(gram.distance(side, other) > own)));
  return (from(left) + from(right)) / 2;
};

/**
 * Where an environment is not written out: each reward less the shaping that comes nearest to it, of potentials that are quadratic in the
 * state (the smallest member of its class, STARC's minimal canonicalisation), over steps that scripts and chance took. The size of such a distance says
 * little, as it depends on where they went: so its place among those of random rewards is told, and how sure that is over the episodes.
 */
export const sampledDistances = (
  { batch, episodes }: ProbeRows,
  { rewards, why, seed }: { rewards: readonly Named[]; why: string; seed: number },
): RewardDistances => {
  const discount = usualDiscount;
  const random = createRandom(seed);
  const shaping = shapingColumns(batch, discount);
  const columns = [
    ...shaping,
    ...rewards.map(({ total }) => total),
    ...randomRewardColumns(batch, { count: yardsticks, random }),
  ];
  const blocks = blocksOf(episodes).map((rows) => addGram(columns, rows));
  const whole = blocks.map(() => 1);
  const measure = (times: readonly number[]): Gram => residuals(blocks, { times, shaping: shaping.length });
  const all = measure(whole);
  const again = Array.from({ length: resamples }, () => measure(drawn(blocks.length, random)));
  const others = Array.from({ length: yardsticks }, (_, index) => rewards.length + index);
  const rank = (left: number, right: number): DistanceRank => {
    const shares = again.map((gram) => shareFarther(gram, { left, right, others }));
    return {
      share: shareFarther(all, { left, right, others }),
      low: quantile(shares, 0.025),
      high: quantile(shares, 0.975),
    };
  };
  const often = new Float64Array(batch.rows).fill(1 / batch.rows);
  return {
    how: { kind: "sampled", steps: batch.rows, randomRewards: yardsticks, why },
    discount,
    rewards: describeRewards(rewards, { often, isTrivial: (index) => all.isTrivial(index) }),
    pairs: pairsOf(rewards, {
      often,
      between: (left, right) => ({
        distance: null,
        rank: all.isTrivial(left) || all.isTrivial(right) ? null : rank(left, right),
        same: all.distance(left, right) <= rounding,
      }),
    }),
  };
};

/** Rows of whole episodes, in so many parts: steps of an episode are no draws of their own. */
const blocksOf = (episodes: ProbeRows["episodes"]): number[][] => {
  const count = Math.min(mostBlocks, episodes.length);
  const blocks: number[][] = Array.from({ length: count }, () => []);
  for (const [index, { row, length }] of episodes.entries())
    for (let step = 0; step < length; step++) blocks[index % count]?.push(row + step);
  return blocks;
};

const drawn = (count: number, random: Random): number[] => {
  const times = Array.from({ length: count }, () => 0);
  for (let draw = 0; draw < count; draw++) {
    const block = random.integer(count);
    times[block] = (times[block] as number) + 1;
  }
  return times;
};
