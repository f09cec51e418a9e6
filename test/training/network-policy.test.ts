import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { mean as meanOf, standardDeviation } from "../../src/core/statistics.ts";
import { createPolicy, restorePolicy } from "../../src/training/network-policy.ts";
import { padded } from "../../src/training/kernels/kernels.ts";
import { parameterCount } from "../../src/training/network.ts";
import type { Policy } from "../../src/training/types.ts";
import { loadTrack } from "./track.ts";

/** Linear, of nothing but its bias: what it answers does not hang on what it sees. */
const constant = (
  kind: "discrete" | "continuous",
  { bias, deviation, squash }: { bias: readonly number[]; deviation?: number[]; squash?: boolean },
): Policy => {
  const { spec } = loadTrack(kind).environment;
  const sizes = [spec.observation.labels.length, bias.length];
  const parameters = new Float32Array(parameterCount(sizes));
  parameters.set(bias, padded(sizes[0] as number) * padded(bias.length));
  const [mean, variance] = [new Float64Array(2), new Float64Array(2).fill(1)];
  return createPolicy({ learner: "ppo", spec, sizes, parameters, mean, variance, deviation, squash });
};

const manyDraws = (policy: Policy, count = 20_000): Float64Array => {
  const actions = new Float64Array(count);
  const draws = Array.from({ length: count }, (_, row) => createRandom(row));
  policy.withMode("exploring").act(new Float64Array(2 * count), count, actions, draws);
  return actions;
};

test("a policy is written down as it was made, also where its training has gone on since", () => {
  const { spec } = loadTrack("continuous").environment;
  const sizes = [spec.observation.labels.length, 1];
  const parameters = new Float32Array(parameterCount(sizes)).fill(0.2);
  const mean = new Float64Array(sizes[0] as number).fill(0.1);
  const variance = new Float64Array(sizes[0] as number).fill(2);
  const deviation = new Float64Array([0.3]);
  const policy = createPolicy({ learner: "ppo", spec, sizes, parameters, mean, variance, deviation });
  const actOf = (one: Policy): number[] =>
    (["deterministic", "exploring"] as const).map((mode) => {
      const actions = new Float64Array(1);
      const observation = new Float64Array(sizes[0] as number).fill(0.7);
      one.withMode(mode).act(observation, 1, actions, [createRandom(1)]);
      return actions[0] as number;
    });
  const before = actOf(policy);
  mean.fill(3);
  variance.fill(5);
  parameters.fill(9);
  deviation.fill(2);
  expect(actOf(policy)).toEqual(before);
  expect(actOf(restorePolicy(spec, policy.serialize()))).toEqual(before);
});

describe("exploring", () => {
  // The track's push is centred at 0.2 and reaches 0.4 to either side.
  test("a continuous policy draws around its mean with its deviation", () => {
    const pushes = [...manyDraws(constant("continuous", { bias: [0.25], deviation: [0.15] }))];
    // Five deviations of the mean and of the deviation of 20,000 draws; none is cut off.
    expect(Math.abs(meanOf(pushes) - (0.2 + 0.4 * 0.25))).toBeLessThan((5 * 0.4 * 0.15) / Math.sqrt(20_000));
    expect(Math.abs(standardDeviation(pushes) / (0.4 * 0.15) - 1)).toBeLessThan(5 / Math.sqrt(40_000));
  });

  test("what goes beyond the range is cut off, or squashed", () => {
    const wide = { bias: [0], deviation: [1] };
    const cut = [...manyDraws(constant("continuous", wide))];
    const atTheEnd = cut.filter((push) => push > 0.2 + 0.4 - 1e-9).length / cut.length;
    expect(atTheEnd).toBeCloseTo(0.1587, 1.7);
    const squashed = [...manyDraws(constant("continuous", { ...wide, squash: true }))];
    expect(squashed.every((push) => Math.abs(push - 0.2) < 0.4)).toBe(true);
    // The median of |tanh(z)| is tanh of the median of |z|.
    const inner = squashed.filter((push) => Math.abs(push - 0.2) < 0.4 * Math.tanh(0.67449)).length;
    expect(inner / squashed.length).toBeCloseTo(0.5, 1.7);
  });

  test("a discrete policy draws from the softmax of its outputs", () => {
    const rights = manyDraws(constant("discrete", { bias: [0, 1.2] })).filter((action) => action === 1).length;
    const share = 1 / (1 + Math.exp(-1.2));
    expect(Math.abs(rights / 20_000 - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / 20_000));
  });

  test("what a row draws depends on its own generator alone", () => {
    const policy = constant("continuous", { bias: [0], deviation: [1] });
    const actions = new Float64Array(1);
    policy.withMode("exploring").act(new Float64Array(2), 1, actions, [createRandom(77)]);
    expect(actions[0]).toBe(manyDraws(policy, 100)[77]);
  });

  test("the mode and the deviation are written down, a deterministic policy's deviation too", () => {
    const policy = constant("continuous", { bias: [0.1], deviation: [0.5] });
    const { spec } = loadTrack("continuous").environment;
    expect(policy.serialize()).toMatchObject({ version: 1, deviation: [0.5] });
    expect(policy.serialize()).not.toHaveProperty("mode");
    const exploring = restorePolicy(spec, policy.withMode("exploring").serialize());
    expect(exploring.mode).toBe("exploring");
    expect(exploring.serialize()).toMatchObject({ mode: "exploring", deviation: [0.5] });
    expect(exploring.withMode("deterministic").serialize()).toEqual(policy.serialize());
  });

  test("what does not say how it explored is refused, and so is a deviation that does not fit", () => {
    const policy = constant("continuous", { bias: [0.1] });
    const { spec } = loadTrack("continuous").environment;
    const stored = policy.serialize() as object;
    expect(() => policy.withMode("exploring")).toThrow("does not say with which deviation");
    expect(() => restorePolicy(spec, { ...stored, mode: "exploring" })).toThrow("does not say with which deviation");
    expect(() => restorePolicy(spec, { ...stored, mode: "wild" })).toThrow('its mode is "wild"');
    for (const deviation of [[1, 2], [-1], ["1"], 1])
      expect(() => restorePolicy(spec, { ...stored, deviation })).toThrow("its deviation");
    expect(() => policy.withMode("deterministic").act(new Float64Array(2), 1, new Float64Array(1))).not.toThrow();
  });
});
