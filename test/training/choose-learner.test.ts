import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { chooseLearner } from "../../src/training/choose-learner.ts";

test.each([
  ["swimmer", 200_000, "ars", "linear policy of 16 weights"],
  ["swimmer", 50_000, "ppo", "are 2 continuous actions"],
  ["half-cheetah", 1_000_000, "trpo", "6 continuous actions"],
  ["hopper", 50_000, "trpo", "3 continuous actions"],
  ["pendulum", 1_000_000, "ppo", "is one continuous action"],
  ["reacher", 150_000, "ppo", "are 2 continuous actions"],
  ["cartpole", 50_000, "ppo", "discrete"],
])("%s with %i steps: %s", async (name, steps, learner, words) => {
  const { spec } = (await findEnvironment(name)).environment;
  const choice = chooseLearner({ spec, steps });
  expect(choice.learner).toBe(learner);
  expect(choice.reason).toContain(words);
});
