import { expect, test } from "vitest";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { hyperparametersFor } from "../../../src/training/trpo/hyperparameters.ts";

test.each([
  ["cartpole", -0.5],
  ["hopper", -0.5],
  ["walker2d", -0.5],
  ["ant", -1.2],
  ["humanoid", -1.2],
])("the more joints there are, the narrower it begins: %s", async (name, deviation) => {
  const { spec } = (await findEnvironment(name)).environment;
  expect(hyperparametersFor({ spec, steps: 100_000 }).initialLogDeviation).toBe(deviation);
});
