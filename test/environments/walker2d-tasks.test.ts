import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";
import { scoreOf } from "./written.ts";
import type { Fields } from "./written.ts";

const loaded = await findEnvironment("walker2d");

type Choose = (state: Float64Array, random: () => number) => number[];
const all = (torque: () => number): number[] => Array.from({ length: 6 }, torque);

const policies: Record<string, () => Choose> = {
  "no torque": () => () => all(() => 0),
  "full torque": () => () => all(() => 1),
  "full torque back": () => () => all(() => -1),
  "random torque": () => (_state, random) => all(() => 2 * random() - 1),
  // Falls with its left leg drawn up.
  "left knee bent": () => () => [0, 0, 0, 0, -1, 0],
};

/** Metres a second that a fall may be worth, either way; steps on one leg before it. */
const most = { forward: 0.15, backward: 0.15, "one-leg": 0.15 };

test.each(Object.keys(policies))("%s falls and is worth little in every task", async (name) => {
  for (const seed of [2, 3]) {
    const rollout = await rollOut(loaded, { seed, choose: (policies[name] as () => Choose)() });
    expect(rollout.ending).toBe("terminated");
    for (const task of loaded.tasks) {
      const fitness = task.fitness(rollout.episode as never);
      expect(Math.abs(fitness)).toBeLessThanOrEqual(most[task.name as keyof typeof most]);
      expect(task.success?.(rollout.episode as never)).toBe(false);
      expect(returnOf(totalOf(loaded, task.references.sparse as string), rollout)).toBeCloseTo(fitness, 9);
    }
  }
});

test.each([
  ["forward", 1, 8],
  ["backward", -1, 4],
] as const)("%s needs its metres and no fall", (name, towards, metres) => {
  const score = scoreOf(loaded, name);
  const at = (x: number): Fields => ({ "torso.x": towards * x });
  expect(score([at(0), at(metres)])).toMatchObject({ fitness: metres / 8, success: true });
  expect(score([at(0), at(metres)], "terminated")).toMatchObject({ fitness: metres / 8, success: false });
  expect(score([at(0), at(metres - 0.1)]).success).toBe(false);
  expect(score([at(0), at(-metres)]).fitness).toBe(-metres / 8);
  expect(score([at(0), at(metres)], "invalid")).toMatchObject({ fitness: 0, success: false });
});

const episode = (of: (index: number) => Fields, length = 1000): Fields[] =>
  Array.from({ length: length + 1 }, (_, index) => of(index));

const down = { "left.foot.height": 0, "right.foot.height": 0 };
const onRight = { "left.foot.height": 0.21, "right.foot.height": 0 };

test("one leg means the right one, all the time after the first second", () => {
  const score = scoreOf(loaded, "one-leg");
  expect(score(episode(() => onRight))).toEqual({ fitness: 1, success: true, sparse: expect.closeTo(1, 9) });
  const slow = score(episode((index) => (index <= 125 ? down : onRight)));
  expect(slow).toMatchObject({ fitness: 0.875, success: true });
  expect(score(episode((index) => (index <= 126 ? down : onRight))).success).toBe(false);
  // One step on both feet, hopping on the left leg, jumping with both.
  expect(score(episode((index) => (index === 600 ? down : onRight)))).toMatchObject({ fitness: 0.999, success: false });
  const onLeft = { "left.foot.height": 0, "right.foot.height": 0.3 };
  expect(score(episode(() => onLeft))).toMatchObject({ fitness: 0, success: false });
  const jump = { "left.foot.height": 0.5, "right.foot.height": 0.5 };
  expect(score(episode(() => jump))).toMatchObject({ fitness: 0, success: false });
  const hop = { "left.foot.height": 0.6, "right.foot.height": 0.3 };
  expect(score(episode((index) => (index % 40 < 20 ? hop : onRight)))).toMatchObject({ fitness: 1, success: true });
});

test("a fall on one leg forfeits the rest, its last step and success", () => {
  const score = scoreOf(loaded, "one-leg");
  expect(
    score(
      episode(() => onRight, 90),
      "terminated",
    ),
  ).toEqual({
    fitness: 0.089,
    success: false,
    sparse: expect.closeTo(0.089, 9),
  });
  expect(
    score(
      episode(() => onRight),
      "terminated",
    ).success,
  ).toBe(false);
  expect(
    score(
      episode(() => onRight),
      "invalid",
    ),
  ).toMatchObject({ fitness: 0, success: false });
});
