import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { checkTypes } from "../../src/reward/check-types.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { librarySource } from "../../src/reward/library.ts";
import { parseReward } from "../../src/reward/program.ts";
import { createTypeView } from "../../src/reward/typed-view.ts";
import { accessorSource } from "../../src/simulator/accessors.ts";
import type { RowView } from "../../src/simulator/accessors.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import type { EnvironmentSpec, LoadedEnvironment } from "../../src/simulator/types.ts";

const environments = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));

type Guest = {
  accessors: Record<"state" | "next" | "action", RowView<unknown>>;
  terms(step: object): Record<string, number>;
};

/** The total a step under a reference, run as the sandbox would but in this process: the references are our own code. */
const totalOf = ({ environment: { spec }, folder }: LoadedEnvironment, file: string) => {
  const parsed = parseReward(readFileSync(join(folder, file), "utf8"));
  if (parsed.kind !== "program") throw new Error(`${file}: ${JSON.stringify(parsed.diagnostics)}`);
  const { javascript, weights, initial } = compileReward(parsed.program);
  const { accessors, terms } = runInNewContext(
    `${librarySource()}\n${accessorSource(spec)}\n${javascript}\n({ accessors: createAccessors(), terms })`,
  ) as Guest;
  return (step: { states: Float64Array; actions: Float64Array; index: number; terminated: boolean }): number => {
    const stateWidth = step.states.length / (step.actions.length / actionWidthOf(spec) + 1);
    accessors.state.move(step.states, step.index * stateWidth);
    accessors.next.move(step.states, (step.index + 1) * stateWidth);
    accessors.action.move(step.actions, step.index * actionWidthOf(spec));
    const values = terms({
      state: accessors.state.view,
      action: accessors.action.view,
      next: accessors.next.view,
      memory: { ...initial },
      dt: spec.dt,
      time: step.index * spec.dt,
      terminated: step.terminated,
    });
    return Object.entries(weights).reduce((total, [name, weight]) => total + weight * (values[name] as number), 0);
  };
};

const actionWidthOf = (spec: EnvironmentSpec): number =>
  Object.values(spec.action).reduce((width, field) => width + ((field as { size?: number }).size ?? 1), 0);

/** One whole episode under actions that `choose` gives from the state's row, with a seed. */
const rollOut = async (
  { environment: { spec, create } }: LoadedEnvironment,
  { seed, choose }: { seed: number; choose(state: Float64Array, random: () => number): number[] },
) => {
  const lanes = await create({ count: 1, seed });
  const random = createRandom(seed);
  lanes.reset([0]);
  const states = [...lanes.state];
  const actions: number[] = [];
  while (lanes.terminated[0] === 0 && lanes.truncated[0] === 0) {
    lanes.step(Float64Array.from(choose(lanes.state, random.uniform)));
    states.push(...lanes.state);
    actions.push(...lanes.applied);
  }
  const ending = lanes.terminated[0] === 1 ? ("terminated" as const) : ("truncated" as const);
  lanes.dispose();
  const length = actions.length / actionWidthOf(spec);
  const matrices = { states: Float64Array.from(states), actions: Float64Array.from(actions) };
  return { ...matrices, length, ending, episode: episodeOf(spec, { ...matrices, length, ending }) };
};

type Rollout = Awaited<ReturnType<typeof rollOut>>;

const returnOf = (reward: ReturnType<typeof totalOf>, { states, actions, length, ending }: Rollout): number => {
  let total = 0;
  for (let index = 0; index < length; index++) {
    total += reward({ states, actions, index, terminated: ending === "terminated" && index === length - 1 });
  }
  return total;
};

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
