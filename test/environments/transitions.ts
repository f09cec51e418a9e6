import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { LoadedEnvironment, Snapshot } from "../../src/simulator/types.ts";
import { totalOf } from "./episodes.ts";

/**
 * A step of Gymnasium 1.4.0 with MuJoCo 3.14.0 (native) and the one before it, each with the full integration state it
 * started from; what the second led to, its state read by the environment's state.py.
 */
type Transition = {
  steps: { before: number[]; action: number[] }[];
  observation: number[];
  state: Record<string, number>;
  reward: number;
  terminated: boolean;
};

/** Steps from the states in fixtures/<name>.json as Gymnasium did: observation, state, reward and termination. */
export const expectGymnasiumsTransitions = async (loaded: LoadedEnvironment): Promise<void> => {
  const { environment } = loaded;
  const { columns } = stateLayout(environment.spec);
  const file = new URL(`./fixtures/${environment.spec.name}.json`, import.meta.url);
  const recorded = JSON.parse(readFileSync(file, "utf8")) as Transition[];
  expect(recorded.some(({ terminated }) => terminated)).toBe(environment.spec.termination !== "Never.");
  expect(recorded.some(({ terminated }) => !terminated)).toBe(true);
  const reward = totalOf(loaded, loaded.tasks[0]?.references.gymnasium as string);
  const lanes = await environment.create({ count: 1, seed: 1 });
  for (const { steps, observation, state, reward: expected, terminated } of recorded) {
    lanes.reset([0]);
    let before: number[] = [];
    for (const { before: numbers, action } of steps) {
      before = [...lanes.state];
      (lanes.snapshot as Snapshot).load(0, Float64Array.from(numbers));
      lanes.step(Float64Array.from(action));
    }
    expect(Object.keys(state)).toEqual([...columns]);
    const off = (ours: ArrayLike<number>, theirs: number[]) =>
      Math.max(...theirs.map((value, index) => Math.abs(value - (ours[index] as number))));
    expect(off(lanes.observation, observation)).toBeLessThan(1e-9);
    expect(off(lanes.state, Object.values(state))).toBeLessThan(1e-9);
    expect(lanes.terminated[0] === 1).toBe(terminated);
    const states = Float64Array.from([...before, ...lanes.state]);
    expect(Math.abs(reward({ states, actions: lanes.applied, index: 0, terminated }) - expected)).toBeLessThan(1e-9);
  }
  lanes.dispose();
};

/**
 * Steps 4 lanes under `command(step, actuator, lane)`, whatever numbers it gives, and returns how many episodes ended how.
 * Fails at the first number of a state, an observation or a reward that is not finite.
 */
export const storm = async (
  loaded: LoadedEnvironment,
  { steps, command }: { steps: number; command(step: number, actuator: number, lane: number): number },
): Promise<{ terminated: number; truncated: number; invalid: number }> => {
  const { spec } = loaded.environment;
  const { width } = actionLayout(spec);
  const stateWidth = stateLayout(spec).width;
  const reward = totalOf(loaded, loaded.tasks[0]?.references.gymnasium as string);
  const lanes = await loaded.environment.create({ count: 4, seed: 1 });
  lanes.reset([0, 1, 2, 3]);
  const ends = { terminated: 0, truncated: 0, invalid: 0 };
  const actions = new Float64Array(4 * width);
  const pair = new Float64Array(2 * stateWidth);
  for (let step = 0; step < steps; step++) {
    actions.forEach((_, place) => {
      actions[place] = command(step, place % width, Math.floor(place / width));
    });
    pair.set(lanes.state.subarray(0, stateWidth));
    lanes.step(actions);
    pair.set(lanes.state.subarray(0, stateWidth), stateWidth);
    const earned = reward({ states: pair, actions: lanes.applied, index: 0, terminated: lanes.terminated[0] === 1 });
    if (![...lanes.state, ...lanes.observation, earned].every(Number.isFinite)) {
      throw new Error(`something is not finite after step ${step}`);
    }
    for (let lane = 0; lane < 4; lane++) {
      if (lanes.terminated[lane] === 1) ends.terminated++;
      else if (lanes.truncated[lane] === 1) ends.truncated++;
      else if (lanes.invalid[lane] === 1) ends.invalid++;
      else continue;
      lanes.reset([lane]);
    }
  }
  lanes.dispose();
  return ends;
};
