import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward } from "../../src/reward/program.ts";
import { createTypeView } from "../../src/reward/typed-view.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";

const environments = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));

const files = environments.flatMap((loaded) =>
  loaded.tasks.flatMap((task) =>
    Object.entries(task.references).map(([kind, file]) => ({
      name: `${loaded.environment.spec.name}/${task.name} ${kind}`,
      loaded,
      file: file as string,
    })),
  ),
);

test.each(files)("the reference $name parses and has no type errors", ({ loaded, file }) => {
  const source = readFileSync(join(loaded.folder, file), "utf8");
  expect(parseReward(source).kind).toBe("program");
  const view = createTypeView(environmentDeclaration(loaded.environment.spec));
  expect(checkTypes(view(source))).toEqual([]);
});

const loadedAs = (name: string): LoadedEnvironment =>
  environments.find(({ environment }) => environment.spec.name === name) as LoadedEnvironment;

/** Policies that make episodes of every kind: random ones, and one that does well enough to score. */
const policies: Record<string, ((state: Float64Array, random: () => number) => number[])[]> = {
  cartpole: [
    (_state, random) => [Math.floor(random() * 2)],
    ([, , angle, rate]) => [(angle as number) + (rate as number) > 0 ? 1 : 0],
  ],
  "mountain-car": [
    (_state, random) => [Math.floor(random() * 3)],
    ([, velocity]) => [(velocity as number) >= 0 ? 2 : 0],
  ],
  // Pumps or brakes until the energy is that of standing still at the top (5 J), then holds.
  pendulum: [
    (_state, random) => [random() * 4 - 2],
    ([angle, rate]) => {
      const [tilt, speed] = [angle as number, rate as number];
      if (Math.abs(tilt) < 0.4) return [-20 * tilt - 6 * speed];
      return [speed ** 2 / 6 + 5 * Math.cos(tilt) < 5 === speed >= 0 ? 2 : -2];
    },
  ],
  hopper: [(_state, random) => [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1]],
};

// What the sparse reference of a task adds up to over an episode, in units of the fitness.
test.each([
  ["cartpole", 500],
  ["mountain-car", 1],
  ["pendulum", 200],
  ["hopper", 1],
])("the sparse reference of %s adds up to the fitness", async (name, scale) => {
  const loaded = loadedAs(name);
  const [task] = loaded.tasks;
  const reward = totalOf(loaded, task?.references.sparse as string);
  const scores: number[] = [];
  for (const [index, choose] of (policies[name] as NonNullable<(typeof policies)[string]>).entries()) {
    const rollout = await rollOut(loaded, { seed: 3 + index, choose });
    const fitness = task?.fitness(rollout.episode as never) as number;
    expect(returnOf(reward, rollout)).toBeCloseTo(fitness * scale, 9);
    scores.push(fitness);
  }
  // Not all of them nothing: equal zeros would prove little.
  expect(Math.max(...scores.map(Math.abs))).toBeGreaterThan(0);
});

test.each([
  ["cartpole", true],
  ["mountain-car", true],
  ["pendulum", true],
])("a policy by hand succeeds in %s, the random one does not", async (name, expected) => {
  const loaded = loadedAs(name);
  const [random, byHand] = policies[name] as [never, never];
  const success = async (choose: never) =>
    loaded.tasks[0]?.success?.((await rollOut(loaded, { seed: 5, choose })).episode as never);
  expect(await success(byHand)).toBe(expected);
  expect(await success(random)).toBe(false);
});

test("Gymnasium's rewards, worked by hand for one step", () => {
  const step = (name: string, states: number[], actions: number[], terminated = false) => {
    const loaded = loadedAs(name);
    const reward = totalOf(loaded, loaded.tasks[0]?.references.gymnasium as string);
    return reward({ states: Float64Array.from(states), actions: Float64Array.from(actions), index: 0, terminated });
  };
  expect(step("cartpole", Array(8).fill(0.1), [10], true)).toBe(1);
  expect(step("mountain-car", Array(10).fill(0.1), [1], true)).toBe(-1);
  expect(step("pendulum", [0.5, -2, 0.9, 0, 0, 1], [1.5])).toBeCloseTo(-(0.25 + 0.4 + 0.00225), 12);
  const before = Array(15).fill(0);
  const after = [0.016, ...Array(14).fill(0)];
  expect(step("hopper", [...before, ...after], [1, -0.5, 0])).toBeCloseTo(2 + 1 - 0.00125, 12);
  expect(step("hopper", [...before, ...after], [1, -0.5, 0], true)).toBeCloseTo(2 - 0.00125, 12);
});
