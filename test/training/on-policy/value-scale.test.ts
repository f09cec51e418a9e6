import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { layersOf, type Layer } from "../../../src/training/network.ts";
import { constantValue, createValueScale } from "../../../src/training/on-policy/value-scale.ts";

const createHead = () => {
  // 4 inputs, 1 output padded to 4: weights in column 0 of 4 rows, then the bias.
  const head = layersOf([4, 1])[0] as Layer;
  const parameters = new Float32Array(20);
  parameters.set([1, 0, 0, 0, -2, 0, 0, 0, 0.5, 0, 0, 0, 3, 0, 0, 0, 0.25]);
  const output = (inputs: number[]) =>
    inputs.reduce((total, input, row) => total + input * (parameters[row * 4] as number), parameters[16] as number);
  return { head, parameters, output };
};

test("values stay what they were while the scale moves", () => {
  const { head, parameters, output } = createHead();
  const scale = createValueScale({ head, parameters });
  const random = createRandom(1);
  const inputs = [0.1, -0.7, 0.4, 0.9];
  scale.start(12);
  const value = () => scale.mean + scale.deviation * output(inputs);
  const before = value();
  for (const [centre, spread] of [
    [400, 30],
    [-5, 0.1],
    [1e6, 1e4],
  ] as const)
    scale.adapt(Float64Array.from({ length: 500 }, () => centre + spread * random.normal()));
  expect(value()).toBeCloseTo(before, 0);
});

test("the scale settles on the targets' mean and deviation", () => {
  const { head, parameters } = createHead();
  const scale = createValueScale({ head, parameters });
  const random = createRandom(2);
  for (let rollout = 0; rollout < 60; rollout++)
    scale.adapt(Float64Array.from({ length: 2000 }, () => 1e5 + 3 * random.normal()));
  expect(scale.mean).toBeCloseTo(1e5, 0);
  expect(scale.deviation).toBeGreaterThan(2.8);
  expect(scale.deviation).toBeLessThan(3.2);
});

test("targets that are all alike leave the deviation alone", () => {
  const { head, parameters } = createHead();
  const scale = createValueScale({ head, parameters });
  scale.adapt(new Float64Array(100).fill(5));
  expect([scale.mean, scale.deviation]).toEqual([5, 1]);
});

test.each([
  ["without endings the discounted sum", { meanReward: 2, discount: 0.5, endingShare: 0 }, 4],
  ["with every step an ending the reward itself", { meanReward: 2, discount: 0.5, endingShare: 1 }, 2],
])("the constant value is %s", (_name, given, wanted) => {
  expect(constantValue(given)).toBe(wanted);
});
