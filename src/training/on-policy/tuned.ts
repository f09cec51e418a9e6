import { usageError } from "../../core/errors.ts";
import type { LoopHyperparameters } from "./learner.ts";

/**
 * What the rule has chosen with what was asked for in its place. Other lanes keep a rollout's size, and a rollout of
 * another size comes as often as the budget holds. Raises a usage error where it does not hold one.
 */
export const tuned = <Hyperparameters extends LoopHyperparameters>(
  chosen: Hyperparameters,
  { tune, steps }: { tune: Partial<Hyperparameters>; steps: number },
): Hyperparameters => {
  const asked = { ...chosen, ...tune };
  if (tune.iterations !== undefined || (tune.lanes === undefined && tune.rolloutSteps === undefined)) return asked;
  const { lanes } = asked;
  const rolloutSteps = tune.rolloutSteps ?? Math.max(1, Math.floor((chosen.lanes * chosen.rolloutSteps) / lanes));
  const rows = lanes * rolloutSteps;
  if (rows > steps)
    throw usageError({
      code: "training/rollout-too-large",
      message: `A rollout of ${lanes} lanes and ${rolloutSteps} steps takes ${rows} steps, and the training has ${steps}`,
      action: "Give fewer lanes or rollout-steps with --learner-option, or more --steps.",
    });
  return { ...asked, rolloutSteps, iterations: Math.floor(steps / rows) };
};
