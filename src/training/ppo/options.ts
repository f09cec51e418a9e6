import { above, whole, within, yesOrNo, type LearnerOption } from "../learner-option.ts";
import { loopOptions } from "../on-policy/options.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

export const ppoOptions = {
  ...loopOptions,
  shared: { ...yesOrNo, about: "actor and critic as two heads of one network" },
  epochs: { ...whole(1, 100), about: "passes over a rollout" },
  recomputeAdvantages: { ...yesOrNo, about: "advantages anew before every epoch" },
  clipRange: { ...above(0, 1), about: "how far an action's probability may move in one update" },
  entropyWeight: { ...within(0, 1), about: "what an even policy is paid" },
  valueWeight: { ...above(0, 10), about: "of the critic's loss" },
  largestDivergence: { ...above(0, 10), about: "an update stops after the epoch whose approximate KL exceeds it" },
} satisfies Record<Exclude<keyof Hyperparameters, "iterations"> | "handOver", LearnerOption>;
