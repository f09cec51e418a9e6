import { above, whole, type LearnerOption } from "../learner-option.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

export const arsOptions = {
  directions: { ...whole(1, 512), about: "directions tried an iteration; each costs two episodes" },
  top: { ...whole(1, 512), about: "the best of them, which move the policy" },
  stepSize: { ...above(0, 10), about: "α of the paper" },
  noise: { ...above(0, 10), about: "ν of the paper: deviation of each weight's perturbation" },
} satisfies Record<keyof Hyperparameters, LearnerOption>;
