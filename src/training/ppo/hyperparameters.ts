import type { EnvironmentSpec } from "../../simulator/types.ts";
import type { Activation } from "../network.ts";

/** Everything that PPO can be told. Chosen by rule from the environment's shape and the budget, never by its name. */
export type Hyperparameters = {
  lanes: number;
  /** Steps a lane in one rollout. */
  rolloutSteps: number;
  /** Rollouts in all; `lanes · rolloutSteps · iterations` never exceeds the budget. */
  iterations: number;
  hidden: readonly number[];
  activation: Activation;
  /** Actor and critic as two heads of one network. */
  shared: boolean;
  /** Continuous actions through tanh instead of being cut off at the ends of their ranges. */
  squash: boolean;
  epochs: number;
  /** Advantages and value targets anew before every epoch, not once a rollout (Andrychowicz et al. 2021). */
  recomputeAdvantages: boolean;
  /** Rows a minibatch, multiple of 4. */
  minibatch: number;
  learningRate: number;
  /** Share of the learning rate that is left at the end; the way there is linear. */
  finalLearningRate: number;
  discount: number;
  /** λ of generalised advantage estimation. */
  traceDecay: number;
  clipRange: number;
  entropyWeight: number;
  valueWeight: number;
  largestGradientNorm: number;
  adamEpsilon: number;
  /** An update stops after the epoch whose mean approximate KL exceeds this. */
  largestDivergence: number;
  /** Log of the Gaussian's first standard deviation, in the action space scaled to [-1, 1]. */
  initialLogDeviation: number;
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

/**
 * A horizon of a fifth of the time limit, from 100 steps (discount 0.99, the usual default) to 333. On the 1,000 steps of a
 * hopper 0.995 against 0.99 nearly doubled the return after 200 k steps (log, 3 seeds); on the 200 of a mountain car it cost.
 */
const discountFor = (maxSteps: number): number => Math.min(0.997, Math.max(0.99, 1 - 5 / maxSteps));

export const hyperparametersFor = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "control" | "maxSteps">;
  steps: number;
}): Hyperparameters => {
  const discrete = spec.control.kind === "discrete";
  // As in Tianshou's MuJoCo examples, which found 8 to 128 to make little difference.
  const lanes = 8;
  // 2,048 rows (CleanRL, Tianshou) where the budget allows; some 40 rollouts at the least, so that a short training still moves.
  const rows = Math.min(2048, Math.max(256, steps / 40));
  const iterations = Math.max(1, Math.round(steps / rows));
  const rolloutSteps = Math.max(1, Math.floor(steps / (lanes * iterations)));
  return {
    ...SHARED,
    lanes,
    rolloutSteps,
    iterations,
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
    // CleanRL's discrete and continuous defaults.
    entropyWeight: discrete ? 0.01 : 0,
    // A safety belt: typical updates measured 0.005 to 0.01, so this stops only an update that has run away.
    largestDivergence: 0.05,
    // A deviation of 0.6 of the action's half range: at 1 a third of the samples would be cut off at the ends.
    initialLogDeviation: -0.5,
  };
};
