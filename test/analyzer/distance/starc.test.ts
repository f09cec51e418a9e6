import { expect, test } from "vitest";
import { spearman } from "../../../src/core/statistics.ts";
import { expectedRewards } from "../../../src/analyzer/distance/values.ts";
import { standardize, starcDistance } from "../../../src/analyzer/distance/starc.ts";
import { bestPolicy, randomProcess, randomRewards, returnOf, seeds } from "./random-process.ts";

const discount = 0.9;
type Process = ReturnType<typeof randomProcess>;
const processes = seeds(128).map((seed) => randomProcess(seed));

const distance = (process: Process, rewards: readonly [Float64Array, Float64Array]): number => {
  const [left, right] = rewards.map((each) => standardize(process, { rewards: each, discount }));
  return starcDistance(left as NonNullable<typeof left>, right as NonNullable<typeof right>);
};

/** discount · Φ(next) − Φ(state), Φ 0 where the episode is over. */
const shaped = ({ count, outcomes, random }: Process, rewards: Float64Array): Float64Array => {
  const living = new Set(outcomes.from);
  const potential = Float64Array.from({ length: count }, (_, state) => (living.has(state) ? 5 * random.normal() : 0));
  return rewards.map(
    (reward, index) =>
      reward +
      discount * (potential[outcomes.to[index] as number] as number) -
      (potential[outcomes.from[index] as number] as number),
  );
};

/** Another division of the same mean over where an action leads. */
const redistributed = (process: Process, rewards: Float64Array): Float64Array => {
  const noise = randomRewards(process);
  const mean = expectedRewards(process, noise);
  const { from, action } = process.outcomes;
  return rewards.map(
    (reward, index) =>
      reward +
      (noise[index] as number) -
      (mean[(from[index] as number) * process.actions + (action[index] as number)] as number),
  );
};

const alike: Record<string, (process: Process, rewards: Float64Array) => Float64Array> = {
  "a positive scale": (_, rewards) => rewards.map((reward) => 37.5 * reward),
  shaping: shaped,
  "how it is divided over next states": redistributed,
  "all three": (process, rewards) => shaped(process, redistributed(process, rewards)).map((reward) => 0.002 * reward),
};

test.each(Object.entries(alike))("rewards that differ by %s are 0 apart in 128 random environments", (_, change) => {
  for (const process of processes) {
    const rewards = randomRewards(process);
    expect(distance(process, [rewards, change(process, rewards)])).toBeLessThanOrEqual(1e-9);
  }
});

test("a reward and its negation are 2 apart, whatever was done to it beside; others lie between", () => {
  for (const process of processes) {
    const rewards = randomRewards(process);
    const negated = shaped(process, redistributed(process, rewards)).map((reward) => -3 * reward);
    expect(distance(process, [rewards, negated])).toBeCloseTo(2, 9);
    const other = distance(process, [rewards, randomRewards(process)]);
    expect(other).toBeGreaterThan(0.5);
    expect(other).toBeLessThan(1.9);
  }
});

test("what prefers no action to another is said to, and is 1 from what does", () => {
  const process = randomProcess(7, { ends: 0 });
  const rewards = randomRewards(process);
  const nothing = standardize(process, {
    rewards: shaped(
      process,
      rewards.map(() => 4),
    ),
    discount,
  });
  expect(nothing.isTrivial).toBe(true);
  expect(starcDistance(nothing, standardize(process, { rewards, discount }))).toBeCloseTo(1, 9);
});

// Regret: what is lost, of all that there is to lose by the first reward, by who follows the second to the best policy. Pairs as in
// the authors' experiment: from a reward on the way to another one, and past where they have nothing in common to its negation.
test("over 128 random environments, the farther a reward the more is lost by following it: rank correlation at least 0.8", () => {
  const pairs = processes.flatMap((process) => {
    const [first, second] = [randomRewards(process), randomRewards(process)];
    const best = (rewards: Float64Array) =>
      bestPolicy(process, { expected: expectedRewards(process, rewards), discount });
    const worth = (policy: Float64Array) => returnOf(process, { rewards: first, policy, discount });
    const [highest, lowest] = [worth(best(first)), worth(best(first.map((reward) => -reward)))];
    return [0.2, 0.4, 0.6, 1].map((share) => {
      const between = first.map((reward, index) => (1 - 2 * share) * reward + (share * (second[index] as number)) / 2);
      const other = shaped(process, between);
      return {
        distance: distance(process, [first, other]),
        regret: (highest - worth(best(other))) / (highest - lowest),
      };
    });
  });
  expect(
    spearman(
      pairs.map((pair) => pair.distance),
      pairs.map((pair) => pair.regret),
    ),
  ).toBeGreaterThanOrEqual(0.8);
});
