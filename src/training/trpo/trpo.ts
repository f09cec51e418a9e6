import type { EnvironmentSpec } from "../../core/spec.ts";
import { createOnPolicyLearner } from "../on-policy/learner.ts";
import { tuned } from "../on-policy/tuned.ts";
import type { Learner } from "../types.ts";
import { hyperparametersFor, type Hyperparameters } from "./hyperparameters.ts";
import { createUpdater, updateRoom, type UpdateFigures } from "./update.ts";

/**
 * Trust region policy optimisation (Schulman et al. 2015), on PPO's rollouts, advantages and critic.
 * `tune` replaces hyperparameters that the rule has chosen: `--learner-option`, and experiments.
 */
export const createTrpo = ({
  tune = {},
  onUpdate,
}: { tune?: Partial<Hyperparameters>; onUpdate?: (figures: UpdateFigures) => void } = {}): Learner =>
  createOnPolicyLearner({
    name: "trpo",
    rule: (options: { spec: EnvironmentSpec; steps: number }) =>
      tuned(hyperparametersFor(options), { tune, ...options }),
    room: updateRoom,
    // The line search judges whole rollouts.
    largestCall: ({ lanes, rolloutSteps }) => lanes * rolloutSteps,
    createUpdater: (options) => createUpdater({ ...options, ...(onUpdate && { onUpdate }) }),
  });
