import type { EnvironmentSpec } from "../../core/spec.ts";
import { createOnPolicyLearner } from "../on-policy/learner.ts";
import type { Learner } from "../types.ts";
import { hyperparametersFor, type Hyperparameters } from "./hyperparameters.ts";
import { createUpdater, updateRoom, type UpdateFigures } from "./update.ts";

/**
 * Trust region policy optimisation (Schulman et al. 2015), on PPO's rollouts, advantages and critic.
 * `tune` may replace hyperparameters after the rule has chosen them (experiments; the product uses the rule alone).
 */
export const createTrpo = ({
  tune = {},
  onUpdate,
}: { tune?: Partial<Hyperparameters>; onUpdate?: (figures: UpdateFigures) => void } = {}): Learner =>
  createOnPolicyLearner({
    name: "trpo",
    rule: (options: { spec: EnvironmentSpec; steps: number }) => ({ ...hyperparametersFor(options), ...tune }),
    room: updateRoom,
    // The line search judges whole rollouts.
    largestCall: ({ lanes, rolloutSteps }) => lanes * rolloutSteps,
    createUpdater: (options) => createUpdater({ ...options, ...(onUpdate && { onUpdate }) }),
  });
