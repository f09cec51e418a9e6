import { actionLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";

/** Below these, a linear policy found by whole episodes beat PPO; the log's "Two learners" has the figures. */
const LARGEST_LINEAR_POLICY = 32;
const FEWEST_EPISODES = 100;
const SHORTEST_EPISODE = 500;

/**
 * The learner for an environment nobody tuned. ARS where episodes are long and never end early, so that PPO's discount hides what a
 * gait brings in (Swimmer), where a linear policy is small enough to be found, and where the budget holds enough whole
 * episodes; PPO everywhere else. By shape, never by name.
 */
export const chooseLearner = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "action" | "control" | "maxSteps" | "observation" | "termination">;
  steps: number;
}): { learner: "ppo" | "ars"; reason: string } => {
  const weights = spec.observation.labels.length * actionLayout(spec).width;
  const ppo = (reason: string) => ({ learner: "ppo" as const, reason });
  if (spec.control.kind === "discrete") return ppo("actions are discrete");
  if (!/^never\b/i.test(spec.termination.trim())) return ppo("episodes can end early");
  if (spec.maxSteps < SHORTEST_EPISODE) return ppo(`episodes are no longer than ${spec.maxSteps} steps`);
  if (weights > LARGEST_LINEAR_POLICY) return ppo(`a linear policy would have ${weights} weights`);
  const episodes = Math.floor(steps / spec.maxSteps);
  if (episodes < FEWEST_EPISODES) return ppo(`the budget holds ${episodes} whole episodes only`);
  return {
    learner: "ars",
    reason: `${episodes} whole episodes that never end early, for a linear policy of ${weights} weights`,
  };
};
