import type { EnvironmentSpec } from "../../core/spec.ts";
import type { LoopHyperparameters } from "../on-policy/learner.ts";
import { discountFor, SHORTEST_HORIZON } from "../on-policy/discount.ts";
import { rolloutShapeFor } from "../on-policy/rollout-shape.ts";

/** Everything that PPO can be told. Chosen by rule from the environment's shape and the budget, never by its name. */
export type Hyperparameters = LoopHyperparameters & {
  epochs: number;
  /** Advantages and value targets anew before every epoch, not once a rollout (Andrychowicz et al. 2021). */
  recomputeAdvantages: boolean;
  clipRange: number;
  entropyWeight: number;
  valueWeight: number;
  /** An update stops after the epoch whose mean approximate KL exceeds this. */
  largestDivergence: number;
};

/**
 * Figures shared by all shapes: CleanRL's `ppo_continuous_action` and Stable-Baselines3's defaults agree on them
 * (64×64 tanh nets, clip 0.2, gradient norm 0.5, Adam ε 1e-5, λ 0.95); see Huang et al. 2022, "The 37 Implementation Details
 * of PPO". What departs from them was measured here at budgets of 50 k to 200 k steps: docs/log.md, "Training".
 */
const SHARED = {
  hidden: [64, 64],
  activation: "tanh",
  shared: false,
  squash: false,
  traceDecay: 0.95,
  clipRange: 0.2,
  valueWeight: 0.5,
  largestGradientNorm: 0.5,
  adamEpsilon: 1e-5,
} as const;

export const hyperparametersFor = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "control" | "maxSteps">;
  steps: number;
}): Hyperparameters => {
  const discrete = spec.control.kind === "discrete";
  return {
    ...SHARED,
    ...rolloutShapeFor(steps),
    // CleanRL continuous. Halving the epochs or a minibatch of 256 cost a mountain car about 5 % of its fitness (log).
    epochs: 10,
    minibatch: 64,
    // No gain measured here, for one more critic pass an epoch.
    recomputeAdvantages: false,
    // Discrete: the RL Zoo's CartPole. Continuous: CleanRL; 1e-3 cost a hopper a quarter of its return (log).
    learningRate: discrete ? 1e-3 : 3e-4,
    // Annealed as in CleanRL, but not to nothing: the last tenth of a short training is still worth learning from.
    finalLearningRate: 0.1,
    discount: discountFor(spec.maxSteps),
    // Who looks far ahead from the start learns to stand still rather than to risk a fall, and leaves that late or never: hopper
    // 0.1 to 2.1 m/s over five seeds at 150 k steps, 0.7 to 2.2 with a horizon that grows (log, "A steadier instrument"). After
    // François-Lavet et al. 2015, "How to discount deep reinforcement learning: towards new dynamic strategies".
    initialDiscount: SHORTEST_HORIZON,
    // CleanRL's discrete and continuous defaults.
    entropyWeight: discrete ? 0.01 : 0,
    // A safety belt: typical updates measured 0.005 to 0.01, so this stops only an update that has run away.
    largestDivergence: 0.05,
    // A deviation of 0.6 of the action's half range: at 1 a third of the samples would be cut off at the ends.
    initialLogDeviation: -0.5,
  };
};
