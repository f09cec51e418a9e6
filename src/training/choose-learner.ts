import { actionLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";

/** Below these, a linear policy found by whole episodes beat PPO; the log's "Two learners" has the figures. */
const LARGEST_LINEAR_POLICY = 32;
const FEWEST_EPISODES = 100;
const SHORTEST_EPISODE = 500;

/**
 * From so many joints on, TRPO's whole step within a bound on the policy's change is steadier than PPO's: what it learns while
 * it explores is what it does by its mean. The table is in docs/benchmarks.md, "The instrument".
 */
const BODY_ACTIONS = 3;

/**
 * The learner for an environment nobody tuned. ARS where episodes are long and never end early, so that PPO's discount hides what a
 * gait brings in (Swimmer), where a linear policy is small enough to be found, and where the budget holds enough whole
 * episodes; TRPO where several continuous actions move one body; PPO everywhere else. By shape, never by name.
 */
export const chooseLearner = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "action" | "control" | "maxSteps" | "observation" | "termination">;
  steps: number;
}): { learner: "ppo" | "trpo" | "ars"; reason: string } => {
  if (spec.control.kind === "discrete") return { learner: "ppo", reason: "actions are discrete" };
  const { width } = actionLayout(spec);
  const weights = spec.observation.labels.length * width;
  const episodes = Math.floor(steps / spec.maxSteps);
  const endless = /^never\b/i.test(spec.termination.trim()) && spec.maxSteps >= SHORTEST_EPISODE;
  if (endless && weights <= LARGEST_LINEAR_POLICY && episodes >= FEWEST_EPISODES) {
    return {
      learner: "ars",
      reason: `${episodes} whole episodes that never end early, for a linear policy of ${weights} weights`,
    };
  }
  if (width >= BODY_ACTIONS) return { learner: "trpo", reason: `${width} continuous actions move one body` };
  return {
    learner: "ppo",
    reason: `there ${width === 1 ? "is one continuous action" : `are ${width} continuous actions`}`,
  };
};
