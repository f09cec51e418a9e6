import { actionLayout } from "../core/fields.ts";
import { neverEnds } from "../core/never-ends.ts";
import type { EnvironmentSpec } from "../core/spec.ts";

/** From so many steps on an episode is a long one: a gait's, not a reach's. */
const LONG_EPISODE = 500;

/**
 * Below so many weights and from so many whole long episodes on, a linear policy found by them beat PPO; with 200 it did so
 * under one reward of three. The log's "Two learners" and "A steadier instrument" have the figures.
 */
const LARGEST_LINEAR_POLICY = 32;
const FEWEST_EPISODES = 500;

/**
 * From so many joints on, TRPO's whole step within a bound on the policy's change is steadier on gaits than PPO's; on a
 * pendulum, a slide or an arm that reaches it is not. The table is in docs/benchmarks.md, "The instrument".
 */
const BODY_ACTIONS = 3;

/**
 * The learner for an environment nobody tuned. ARS where episodes are long and never end early, so that PPO's discount hides what a
 * gait brings in (Swimmer), where a linear policy is small enough to be found, and where the budget holds enough whole
 * episodes; TRPO for other long episodes of a body that several continuous actions move; PPO everywhere else. By shape,
 * never by name.
 */
export const chooseLearner = ({
  spec,
  steps,
}: {
  spec: Pick<EnvironmentSpec, "action" | "control" | "maxSteps" | "observation" | "termination">;
  steps: number;
}): { learner: "ppo" | "trpo" | "ars"; reason: string } => {
  if (spec.control.kind === "discrete") return { learner: "ppo", reason: "actions are discrete" };
  if (spec.maxSteps < LONG_EPISODE)
    return { learner: "ppo", reason: `episodes are no longer than ${spec.maxSteps} steps` };
  const { width } = actionLayout(spec);
  const weights = spec.observation.labels.length * width;
  const episodes = Math.floor(steps / spec.maxSteps);
  if (neverEnds(spec) && weights <= LARGEST_LINEAR_POLICY && episodes >= FEWEST_EPISODES) {
    return {
      learner: "ars",
      reason: `${episodes} whole episodes that never end early, for a linear policy of ${weights} weights`,
    };
  }
  if (width >= BODY_ACTIONS) return { learner: "trpo", reason: `long episodes of a body that ${width} actions move` };
  return {
    learner: "ppo",
    reason: `no body of several joints moves: ${width === 1 ? "one action" : `${width} actions`}`,
  };
};
