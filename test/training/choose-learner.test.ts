import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { chooseLearner } from "../../src/training/choose-learner.ts";

test.each([
  ["swimmer", 1_000_000, "ars", "linear policy of 16 weights"],
  ["swimmer", 200_000, "ppo", "2 actions"],
  ["half-cheetah", 1_000_000, "trpo", "a body that 6 actions move"],
  ["hopper", 50_000, "trpo", "a body that 3 actions move"],
  ["inverted-pendulum", 1_000_000, "ppo", "one action"],
  ["pendulum", 1_000_000, "ppo", "200 steps"],
  ["pusher", 300_000, "ppo", "100 steps"],

  ["cartpole", 50_000, "ppo", "discrete"],
])("%s with %i steps: %s", async (name, steps, learner, words) => {
  const { spec } = (await findEnvironment(name)).environment;
  const choice = chooseLearner({ spec, steps });
  expect(choice.learner).toBe(learner);
  expect(choice.reason).toContain(words);
});
