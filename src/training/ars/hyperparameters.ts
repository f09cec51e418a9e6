import { usageError } from "../../core/errors.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";

/** Everything that ARS can be told. */
export type Hyperparameters = {
  /** Directions tried an iteration; each costs two episodes. */
  directions: number;
  /** The best of them that move the policy. */
  top: number;
  /** α of the paper's equation. */
  stepSize: number;
  /** ν: standard deviation of the perturbation of each weight. */
  noise: number;
};

/** An iteration wants as many of these as the budget allows, since each moves the policy once. */
const WANTED_ITERATIONS = 120;

/**
 * α 0.02 and ν 0.03 are what the ARS paper's grid (Mania et al. 2018, appendix) and the RL Zoo settle on for HalfCheetah,
 * within a factor of two of their other tasks; both work in actions scaled to [-1, 1] as here. Directions by budget: the Zoo
 * uses 1 (Swimmer) to 60 (Ant); what is left after 120 whole-episode iterations, between 1 and 16.
 */
export const hyperparametersFor = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "maxSteps">;
  steps: number;
}): Hyperparameters => {
  const affordable = Math.floor(steps / (2 * spec.maxSteps * WANTED_ITERATIONS));
  const directions = Math.min(16, Math.max(2, affordable));
  return { directions, top: Math.max(1, Math.ceil(directions / 2)), stepSize: 0.02, noise: 0.03 };
};

/** What the rule has chosen with what was asked for in its place. Raises a usage error for what cannot be. */
export const tuned = (
  chosen: Hyperparameters,
  { tune, steps }: { tune: Partial<Hyperparameters>; steps: number },
): Hyperparameters => {
  if (tune.directions === undefined && tune.top === undefined) return { ...chosen, ...tune };
  const { directions } = { ...chosen, ...tune };
  const { top } = { top: Math.max(1, Math.ceil(directions / 2)), ...tune };
  const refuse = (message: string) =>
    usageError({
      code: "training/too-many-directions",
      message,
      action: "Give other directions or top with --learner-option, or more --steps.",
    });
  if (top > directions) throw refuse(`The best ${top} of ${directions} directions were asked for`);
  if (2 * directions > steps)
    throw refuse(`${directions} directions take two steps each, and the training has ${steps}`);
  return { ...chosen, ...tune, directions, top };
};
