import type { EnvironmentSpec } from "../../core/spec.ts";
import type { Learner } from "../types.ts";
import { hyperparametersFor, type Hyperparameters } from "./hyperparameters.ts";
import { createOnPolicyLearner, type UpdateAim } from "../on-policy/learner.ts";
import { tuned } from "../on-policy/tuned.ts";
import { createUpdater, updateRoom, type UpdateFigures } from "./update.ts";

/** Called after each update with its figures; for benchmarks and experiments. */
export type UpdateListener = (figures: UpdateFigures) => void;

/**
 * Proximal policy optimisation (Schulman et al. 2017) with a categorical or diagonal Gaussian policy, generalised
 * advantage estimation, running observation normalisation and a self-scaling critic.
 * `tune` replaces hyperparameters that the rule has chosen: `--learner-option`, and experiments.
 */
export const createPpo = ({
  tune = {},
  onUpdate,
  rule = hyperparametersFor,
}: {
  tune?: Partial<Hyperparameters>;
  onUpdate?: UpdateListener;
  rule?: (options: { spec: EnvironmentSpec; steps: number }) => Hyperparameters;
} = {}): Learner =>
  createOnPolicyLearner({
    name: "ppo",
    rule: (options) => tuned(rule(options), { tune, ...options }),
    room: ({ hyperparameters, ...shape }) => updateRoom({ ...shape, minibatch: hyperparameters.minibatch }),
    createUpdater: (options) => {
      const updater = createUpdater(options);
      const update = (total: Float64Array, aim: UpdateAim): void => {
        const figures = updater.update(total, aim);
        onUpdate?.(figures);
      };
      return { ...updater, update };
    },
  });
