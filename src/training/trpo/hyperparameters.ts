import type { EnvironmentSpec } from "../../simulator/types.ts";
import { hyperparametersFor as ppoHyperparametersFor } from "../ppo/hyperparameters.ts";
import type { LoopHyperparameters } from "../ppo/on-policy.ts";

/** Everything that TRPO can be told. */
export type Hyperparameters = LoopHyperparameters & {
  discount: number;
  /** λ of generalised advantage estimation. */
  traceDecay: number;
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

export const hyperparametersFor = (options: {
  spec: Pick<EnvironmentSpec, "control" | "maxSteps">;
  steps: number;
}): Hyperparameters => {
  // Lanes, rollouts, networks, discount and λ: PPO's, so that the two differ in the update alone.
  const { epochs: _, ...ppo } = ppoHyperparametersFor(options);
  return {
    ...ppo,
    // sb3-contrib's defaults and the RL Zoo's mujoco settings: critic 1e-3, 10 (Zoo: 20) epochs of minibatches of 128.
    minibatch: 128,
    learningRate: 1e-3,
    finalLearningRate: 1,
    criticEpochs: 10,
    largestDivergence: 0.04,
    curvatureShare: 0.25,
    conjugateSteps: 10,
    damping: 0.1,
    lineSteps: 10,
    lineDecay: 0.8,
  };
};
