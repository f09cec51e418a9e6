import { actionLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { LoopHyperparameters } from "../on-policy/learner.ts";
import { discountFor } from "../on-policy/discount.ts";
import { rolloutShapeFor } from "../on-policy/rollout-shape.ts";

/** Everything that TRPO can be told. Chosen by rule from the environment's shape and the budget, never by its name. */
export type Hyperparameters = LoopHyperparameters & {
  shared: false;
  /** Largest mean KL(old ‖ new) of one update. */
  largestDivergence: number;
  /** Share of a rollout's rows that the curvature is taken at. */
  curvatureShare: number;
  conjugateSteps: number;
  /** Added to the Fisher matrix's diagonal. */
  damping: number;
  lineSteps: number;
  /** Each line step's length as a share of the one before. */
  lineDecay: number;
  /** Passes of the critic over a rollout, in minibatches. */
  criticEpochs: number;
};

/**
 * sb3-contrib's defaults and the RL Zoo's settings for MuJoCo, which agree on λ 0.95, damping 0.1, minibatches of 128 and 1e-3
 * for the critic, and a line search of 10 steps at 0.8. Networks, discount and rollouts are PPO's.
 */
const SHARED = {
  hidden: [64, 64],
  activation: "tanh",
  shared: false,
  squash: false,
  traceDecay: 0.95,
  minibatch: 128,
  learningRate: 1e-3,
  finalLearningRate: 1,
  largestGradientNorm: 0.5,
  adamEpsilon: 1e-5,
  // sb3-contrib: 10; the Zoo's MuJoCo settings: 20.
  criticEpochs: 10,
  // The Zoo's half-cheetah; 0.02 fell short of it on hopper and walker2d (log, "TRPO").
  largestDivergence: 0.04,
  // Not varied here; Schulman et al. 2015, appendix C, take a tenth.
  curvatureShare: 0.25,
  // Schulman et al. 2015, appendix C: 10; sb3-contrib: 15.
  conjugateSteps: 10,
  damping: 0.1,
  lineSteps: 10,
  lineDecay: 0.8,
} as const;

/** From so many joints on, all of them drawing at once throw a body over before it has learnt anything else. */
const MANY_JOINTS = 8;

/**
 * PPO's for few joints: at 0 a hopper turns over sooner, and hops and a half-cheetah runs less steadily. With −1.2 an ant needs half
 * of the steps (log, "A steadier instrument").
 */
const firstLogDeviation = (spec: Pick<EnvironmentSpec, "action" | "control">): number =>
  spec.control.kind === "continuous" && actionLayout(spec).width >= MANY_JOINTS ? -1.2 : -0.5;

export const hyperparametersFor = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "action" | "control" | "maxSteps">;
  steps: number;
}): Hyperparameters => ({
  ...SHARED,
  ...rolloutShapeFor(steps),
  initialLogDeviation: firstLogDeviation(spec),
  discount: discountFor(spec.maxSteps),
  // Unlike PPO it leaves the standing optimum by itself, and a short horizon only delays it (log, "A steadier instrument").
  initialDiscount: discountFor(spec.maxSteps),
});
