import { expect, test } from "vitest";
import {
  chiSquared,
  leastGain,
  sharpLeastGain,
  type ProxyGain,
} from "../../../src/analyzer/hacks/correlated-proxies.ts";
import { occupancy } from "../../../src/analyzer/distance/occupancy.ts";
import { correlationOver, momentsOver } from "../../../src/analyzer/distance/correlation.ts";
import { expectedRewards, uniformPolicy } from "../../../src/analyzer/distance/values.ts";
import { createRandom, deriveSeed } from "../../../src/core/random.ts";
import { bestPolicy, randomProcess, returnOf, seeds } from "../distance/random-process.ts";

const discount = 0.9;

/** A proxy that goes with the true reward more or less, a base policy, and one between it and the proxy's best. */
const environments = seeds(200).map((seed) => {
  const process = randomProcess(seed, { count: 12, actions: 3, successors: 4, ends: 0 });
  const random = createRandom(deriveSeed("proxies", seed));
  const reward = () => Float64Array.from({ length: process.count * process.actions }, () => random.normal());
  const [truth, other] = [reward(), reward()];
  const share = random.uniform();
  const proxy = truth.map((value, place) => share * value + (1 - share) * (other[place] as number));
  const drawn = uniformPolicy(process).map(() => 0.2 + random.uniform());
  const base = drawn.map((chance, place) => {
    const from = place - (place % process.actions);
    return chance / drawn.subarray(from, from + process.actions).reduce((sum, each) => sum + each, 0);
  });
  const greedy = bestPolicy(process, { expected: proxy, discount });
  const towards = random.uniform();
  const policy = base.map((chance, place) => (1 - towards) * chance + towards * (greedy[place] as number));
  return { process, truth, proxy, base, policy };
});

type Tried = (typeof environments)[number];

/** Once for all tests. */
const known = new Map<Tried, { usual: Float64Array; here: Float64Array }>();
const distributionsOf = (tried: Tried) => {
  const found = known.get(tried) ?? visits(tried);
  known.set(tried, found);
  return found;
};

const visits = ({ process, base, policy }: Tried) => ({
  usual: Float64Array.from(occupancy(process, { policy: base, discount })),
  here: Float64Array.from(occupancy(process, { policy, discount })),
});

const gainOf = ({ here, usual, reward }: { here: Float64Array; usual: Float64Array; reward: Float64Array }): number => {
  const { mean, deviation } = momentsOver(usual, reward);
  return (momentsOver(here, reward).mean - mean) / deviation;
};

const measured = ({
  truth,
  proxy,
  ...tried
}: { truth: Float64Array; proxy: Float64Array } & ReturnType<typeof distributionsOf>) => {
  const { here, usual } = tried;
  const figures: ProxyGain = {
    correlation: correlationOver(usual, { left: proxy, right: truth }),
    gain: gainOf({ here, usual, reward: proxy }),
    divergence: chiSquared(here, usual),
  };
  return { figures, true: gainOf({ here, usual, reward: truth }) };
};

test("how often a policy is where adds up to 1 and pays, per step, what its return says", () => {
  for (const tried of environments) {
    const { process, truth, policy } = tried;
    const { here } = distributionsOf(tried);
    expect(here.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
    const rewards = Float64Array.from(
      process.outcomes.from,
      (state, index) => truth[state * process.actions + (process.outcomes.action[index] as number)] as number,
    );
    expect(expectedRewards(process, rewards)[5]).toBeCloseTo(truth[5] as number, 12);
    expect(momentsOver(here, truth).mean).toBeCloseTo(
      (1 - discount) * returnOf(process, { rewards, policy, discount }),
      10,
    );
  }
});

test("in 200 random environments neither bound is above the true gain, and the sharp one is the higher", () => {
  let promised = 0;
  for (const tried of environments) {
    const { figures, true: gained } = measured({ ...tried, ...distributionsOf(tried) });
    expect(leastGain(figures)).toBeLessThanOrEqual(gained + 1e-9);
    expect(sharpLeastGain(figures)).toBeLessThanOrEqual(gained + 1e-9);
    expect(sharpLeastGain(figures)).toBeGreaterThanOrEqual(leastGain(figures) - 1e-9);
    if (sharpLeastGain(figures) > 0) promised++;
  }
  // It says something: here that some of these policies have certainly gained.
  expect(promised).toBeGreaterThan(20);
});

test("divergence and bound are their closed forms over 200 random environments", () => {
  for (const tried of environments) {
    const { usual, here } = distributionsOf(tried);
    const { figures } = measured({ ...tried, usual, here });
    const divergence = here.reduce((sum, each, place) => sum + each ** 2 / (usual[place] as number), -1);
    expect(Math.abs(figures.divergence - divergence)).toBeLessThanOrEqual(1e-9 * (1 + divergence));
    const average = (of: ArrayLike<number>, values: Float64Array) =>
      values.reduce((sum, value, place) => sum + value * (of[place] as number), 0);
    const { truth, proxy } = tried;
    const centred = (values: Float64Array) => values.map((value) => value - average(usual, values));
    const [wanted, paid] = [centred(truth), centred(proxy)];
    const product = (left: Float64Array, right: Float64Array) =>
      average(
        usual,
        left.map((value, place) => value * (right[place] as number)),
      );
    const size = Math.sqrt(product(paid, paid));
    const correlation = product(wanted, paid) / (size * Math.sqrt(product(wanted, wanted)));
    const closed = (average(here, paid) / size - Math.sqrt((1 - correlation ** 2) * divergence)) / correlation;
    if (correlation > 0)
      expect(Math.abs(leastGain(figures) - closed)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(closed)));
    else expect(leastGain(figures)).toBe(-Infinity);
  }
});

/** A reward of deviation 1 over `usual`, without what is along `away`. */
const orthogonal = (
  usual: Float64Array,
  { reward, away }: { reward: Float64Array; away: Float64Array },
): Float64Array => {
  const centre = momentsOver(usual, reward).mean;
  const product = reward.reduce(
    (sum, value, place) => sum + (usual[place] as number) * (value - centre) * (away[place] as number),
    0,
  );
  const rest = reward.map((value, place) => value - centre - product * (away[place] as number));
  const { deviation } = momentsOver(usual, rest);
  return Float64Array.from(rest, (value) => value / deviation);
};

test("the bound is attained by the proxy whose other part is all that the policy went for; the sharp one by the best fit of any proxy", () => {
  for (const tried of environments) {
    const { usual, here } = distributionsOf(tried);
    const size = Math.sqrt(chiSquared(here, usual));
    const way = Float64Array.from(here, (each, place) => (each / (usual[place] as number) - 1) / size);
    const truth = orthogonal(usual, { reward: tried.truth, away: way });
    const correlation = 0.1 + (0.85 * (tried.process.outcomes.chance[0] as number)) / 2;
    const proxy = Float64Array.from(
      truth,
      (value, place) => correlation * value + Math.sqrt(1 - correlation ** 2) * (way[place] as number),
    );
    const tight = measured({ truth, proxy, usual, here });
    expect(tight.figures.correlation).toBeCloseTo(correlation, 9);
    expect(Math.abs(leastGain(tight.figures) - tight.true)).toBeLessThanOrEqual(1e-9 * (1 + size));

    // Of a given proxy: the reward that goes with it as much and is gained least lies in the plane of proxy and way.
    const { mean, deviation } = momentsOver(usual, tried.proxy);
    const given = tried.proxy.map((value) => (value - mean) / deviation);
    const aside = orthogonal(usual, { reward: way, away: given });
    const least = given.map(
      (value, place) => correlation * value - Math.sqrt(1 - correlation ** 2) * (aside[place] as number),
    );
    const sharp = measured({ truth: least, proxy: tried.proxy, usual, here });
    expect(Math.abs(sharpLeastGain(sharp.figures) - sharp.true)).toBeLessThanOrEqual(1e-6 * (1 + size));
  }
});
