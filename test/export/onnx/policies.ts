import { createRandom } from "../../../src/core/random.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { actionSpaceOf } from "../../../src/training/action-space.ts";
import { parameterCount, type Activation } from "../../../src/training/network.ts";
import { createPolicy, restorePolicy } from "../../../src/training/network-policy.ts";
import type { Policy, PolicyMode } from "../../../src/training/types.ts";

export type PolicyShape = {
  hidden: readonly number[];
  activation?: Activation;
  squash?: boolean;
  mode?: PolicyMode;
};

/** A policy of random weights and moments; observations far from zero and of every scale, as positions and forces are. */
export const randomPolicy = (
  spec: EnvironmentSpec,
  { hidden, activation, squash, mode = "deterministic" }: PolicyShape,
  seed: number,
): { policy: Policy; observations: (count: number) => Float64Array } => {
  const random = createRandom(seed);
  const width = spec.observation.labels.length;
  const { kind, count } = actionSpaceOf(spec);
  const sizes = [width, ...hidden, count];
  const parameters = Float32Array.from({ length: parameterCount(sizes) }, () => 0.3 * random.normal());
  const mean = Float64Array.from({ length: width }, () => 10 ** random.between(-2, 3) * random.normal());
  const variance = Float64Array.from({ length: width }, () => 10 ** random.between(-4, 2));
  const deviation =
    kind === "continuous" && mode === "exploring"
      ? { deviation: Float64Array.from({ length: count }, () => random.between(0.1, 1.5)) }
      : {};
  // Padding is zero in training: writing it down and reading it back leaves the random numbers in it behind.
  const padded = createPolicy({
    learner: hidden.length === 0 ? "ars" : "ppo",
    spec,
    sizes,
    activation,
    squash,
    parameters,
    mean,
    variance,
    ...deviation,
    mode,
  });
  return {
    policy: restorePolicy(spec, padded.serialize()),
    // A deviation of three: some are cut off.
    observations: (count) =>
      Float64Array.from(
        { length: count * width },
        (_, index) =>
          (mean[index % width] as number) + 3 * Math.sqrt(variance[index % width] as number) * random.normal(),
      ),
  };
};

export const shapes: [string, string, PolicyShape][] = [
  ["PPO, discrete", "cartpole", { hidden: [64, 64] }],
  ["PPO, discrete, ReLU", "acrobot", { hidden: [30, 17], activation: "relu" }],
  ["PPO, continuous", "hopper", { hidden: [64, 64] }],
  ["PPO, continuous, squashed", "humanoid", { hidden: [64, 64], squash: true }],
  ["PPO, a lopsided range", "pendulum", { hidden: [5] }],
  ["ARS, discrete", "cartpole", { hidden: [] }],
  ["ARS, continuous", "half-cheetah", { hidden: [] }],
  ["PPO, discrete, exploring", "acrobot", { hidden: [64, 64], mode: "exploring" }],
  ["PPO, continuous, exploring", "hopper", { hidden: [64, 64], mode: "exploring" }],
  ["PPO, continuous, squashed, exploring", "pendulum", { hidden: [9], squash: true, mode: "exploring" }],
];
