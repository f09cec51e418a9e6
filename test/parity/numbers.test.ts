import { expect, test } from "vitest";
import { distributionDistance } from "./beginnings.ts";
import { changed, constantNumbers, modelNumbers, rewardNumbers } from "./numbers.ts";
import { errorOf } from "./tally.ts";

const numbersOf = (places: readonly { what: string; value: number }[]) =>
  places.map(({ what, value }) => `${what} = ${value}`);

const model = `<!-- pos="7" -->
<mujoco>
  <default><default class="hinge"><joint damping="2" armature="0"/></default></default>
  <geom name="floor" type="plane" condim="3" pos="0 0 -1.5e-2"/>
  <motor name="hip" ctrlrange="-1 1"/>
</mujoco>`;

test("a model's numbers: those of defaults by their class, no zeros, counts, names or comments", () => {
  expect(numbersOf(modelNumbers(model))).toEqual([
    "default hinge joint damping[0] = 2",
    "geom floor pos[2] = -0.015",
    "motor hip ctrlrange[0] = -1",
    "motor hip ctrlrange[1] = 1",
  ]);
});

test("one number is changed and nothing else; a control range becomes narrower", () => {
  const [damping, depth, low] = modelNumbers(model) as [never, never, never];
  expect(changed(model, damping)).toBe(model.replace('damping="2"', `damping="${2 * 1.001}"`));
  expect(changed(model, depth)).toBe(model.replace("-1.5e-2", `${-0.015 * 1.001}`));
  expect(changed(model, low)).toBe(model.replace('"-1 1"', '"-0.999 1"'));
});

test("an environment's constants, and a reward's numbers without exponents", () => {
  const source = `const frameSkip = 4; // 9\nconst limit = (12 * Math.PI) / 360;\nconst numbers = new Float64Array(4);\n  dt: 0.02,\n  maxSteps: 1000,\n`;
  const places = constantNumbers(source);
  expect(numbersOf(places)).toEqual(["frameSkip = 4", "limit = 12", "limit (2) = 360", "dt = 0.02", "maxSteps = 1000"]);
  expect(changed(source, places[4] as never)).toContain("maxSteps: 1001,");
  expect(changed(source, places[0] as never)).toContain("frameSkip = 5;");
  expect(rewardNumbers("weights = { a: -0.5 };\n// 3\nx ** 2 - 4;").map(({ value }) => value)).toEqual([0.5, 4]);
});

test("an error is relative to what is large, and NaN is never close to anything", () => {
  expect(errorOf(0.001, 0.002)).toBeCloseTo(0.001, 15);
  expect(errorOf(1001, 1000)).toBeCloseTo(0.001, 15);
  expect(errorOf(Number.NaN, 0)).toBe(Infinity);
  expect(errorOf(0, Number.NaN)).toBe(Infinity);
});

test("samples of one distribution are close, shifted and widened ones are not; ties count once", () => {
  const grid = Array.from({ length: 128 }, (_, index) => index / 128);
  expect(distributionDistance(grid, grid.toReversed())).toBe(0);
  expect(
    distributionDistance(
      grid,
      grid.map((value) => value + 0.25),
    ),
  ).toBeCloseTo(0.25, 12);
  expect(
    distributionDistance(
      grid,
      grid.map((value) => 2 * value),
    ),
  ).toBeCloseTo(0.5, 12);
  expect(distributionDistance([1, 1, 1, 1], [1, 1])).toBe(0);
  expect(distributionDistance([1, 1], [1, 2])).toBe(0.5);
  expect(distributionDistance([0], [1])).toBe(1);
});
