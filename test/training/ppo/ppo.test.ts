import { expect, test } from "vitest";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { createPpo } from "../../../src/training/ppo/ppo.ts";
import { hyperparametersFor } from "../../../src/training/ppo/hyperparameters.ts";
import { testLearner } from "../../conformance/learner.ts";

testLearner(() => createPpo(), { steps: 12_000 });
testLearner(() => createPpo({ tune: { shared: true } }), { steps: 12_000, name: "ppo, one network" });
testLearner(
  () => createPpo({ tune: { squash: true, activation: "relu", hidden: [20, 36], recomputeAdvantages: true } }),
  {
    steps: 12_000,
    name: "ppo, squashed actions, ReLU, odd widths",
  },
);

test.each([64, 1000, 50_000, 200_000, 1_000_000])("the rule keeps %i steps within the budget", (steps) => {
  for (const kind of ["discrete", "continuous"] as const) {
    const spec = { control: { kind, actions: [] }, maxSteps: 1000 } as unknown as EnvironmentSpec;
    const { lanes, rolloutSteps, iterations } = hyperparametersFor({ spec, steps });
    const used = lanes * rolloutSteps * iterations;
    expect(used).toBeLessThanOrEqual(steps);
    expect(used).toBeGreaterThan(0.9 * steps);
    expect(lanes % 4).toBe(0);
  }
});
