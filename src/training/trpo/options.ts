import { above, whole, type LearnerOption } from "../learner-option.ts";
import { loopOptions } from "../on-policy/options.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

export const trpoOptions = {
  ...loopOptions,
  largestDivergence: { ...above(0, 10), about: "largest mean KL of one update" },
  curvatureShare: { ...above(0, 1), about: "share of a rollout's rows that the curvature is taken at" },
  conjugateSteps: { ...whole(1, 100), about: "steps of the conjugate gradient" },
  damping: { ...above(0, 10), about: "added to the Fisher matrix's diagonal" },
  lineSteps: { ...whole(1, 50), about: "tries of the line search" },
  lineDecay: { ...above(0, 0.99), about: "each try's length as a share of the one before" },
  criticEpochs: { ...whole(1, 100), about: "passes of the critic over a rollout" },
} satisfies Record<Exclude<keyof Hyperparameters, "iterations" | "shared"> | "handOver", LearnerOption>;
