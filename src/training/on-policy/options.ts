import { above, lanes, oneOf, whole, widths, within, yesOrNo, type LearnerOption } from "../learner-option.ts";
import type { LoopHyperparameters } from "./learner.ts";

/** What every learner from rollouts can be told from outside; how many rollouts follows from their size. */
export const loopOptions = {
  handOver: {
    ...oneOf("auto", "deterministic", "exploring"),
    about: "how the policy that is handed over acts: its mean or most probable action, or drawn as in training",
  },
  lanes: { ...lanes, about: "simulations side by side" },
  rolloutSteps: { ...whole(1, 65_536), about: "steps of each lane in one rollout" },
  hidden: { ...widths, about: "widths of the hidden layers, of actor and critic alike" },
  activation: { ...oneOf("tanh", "relu"), about: "between the layers" },
  squash: { ...yesOrNo, about: "continuous actions through tanh instead of being cut off" },
  minibatch: { ...whole(16, 65_536), about: "rows a minibatch" },
  learningRate: { ...above(0, 1), about: "Adam's first step size" },
  finalLearningRate: { ...within(0, 1), about: "share of it that is left at the end" },
  discount: { ...within(0, 1), about: "of what comes a step later, at the end" },
  initialDiscount: { ...within(0, 1), about: "the same at the beginning; the horizon grows from one to the other" },
  traceDecay: { ...within(0, 1), about: "λ of generalised advantage estimation" },
  largestGradientNorm: { ...above(0, 1000), about: "longer gradients are scaled down to it" },
  adamEpsilon: { ...above(0, 1), about: "Adam's ε" },
  initialLogDeviation: {
    ...within(-5, 2),
    about: "log of the first standard deviation, actions scaled to [-1, 1]",
  },
} satisfies Record<Exclude<keyof LoopHyperparameters, "iterations" | "shared"> | "handOver", LearnerOption>;
