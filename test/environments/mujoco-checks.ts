import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot, VectorEnvironment } from "../../src/simulator/types.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";

/** What every MuJoCo environment of the suite is tested for in the same way. */

type Transition = {
  /** MuJoCo's integration state before the step. */
  from: number[];
  action: number[];
  /** As `state.py` reads it after the step. */
  state: number[];
  observation: number[];
  reward: number;
  terminated: boolean;
};

const largestDifference = (actual: ArrayLike<number>, expected: readonly number[]): number =>
  expected.reduce((largest, value, index) => Math.max(largest, Math.abs((actual[index] as number) - value)), 0);

/**
 * `<name>-steps.json` holds transitions of Gymnasium 1.4.0 with MuJoCo 3.14.0 (native): its integration state (mj_getState)
 * before the step, a float64 action, and after it what its step returned and what the environment's `state.py` read.
 */
export const testTransitions = (name: string): void => {
  test(`${name} steps, observes and rewards as Gymnasium does`, async () => {
    const loaded = await findEnvironment(name);
    const lanes = await loaded.environment.create({ count: 1, seed: 1 });
    const snapshot = lanes.snapshot as Snapshot;
    const reward = totalOf(loaded, loaded.tasks[0]?.references.gymnasium as string);
    const recorded = JSON.parse(readFileSync(new URL(`./${name}-steps.json`, import.meta.url), "utf8")) as Transition[];
    for (const { from, action, state, observation, reward: expected, terminated } of recorded) {
      expect(from.length).toBe(snapshot.width);
      snapshot.begin(0, Float64Array.from(from));
      const before = [...lanes.state];
      lanes.step(Float64Array.from(action));
      expect(state.length).toBe(lanes.state.length);
      expect(largestDifference(lanes.state, state)).toBeLessThan(1e-9);
      expect(observation.length).toBe(lanes.observation.length);
      expect(largestDifference(lanes.observation, observation)).toBeLessThan(1e-9);
      expect(lanes.terminated[0] === 1).toBe(terminated);
      const states = Float64Array.from([...before, ...lanes.state]);
      expect(Math.abs(reward({ states, actions: lanes.applied, index: 0, terminated }) - expected)).toBeLessThan(1e-9);
    }
    lanes.dispose();
  });
};

const isFinite = (numbers: Float64Array): boolean => numbers.every((value) => Number.isFinite(value));

const resetEnded = ({ count, terminated, truncated, invalid, reset }: VectorEnvironment): void => {
  for (let lane = 0; lane < count; lane++) {
    if (terminated[lane] === 1 || truncated[lane] === 1 || invalid[lane] === 1) reset([lane]);
  }
};

/** Lanes under the upper ends, ends that alternate, NaN, infinities and ends at random. */
const extremes: ((step: number, random: () => number) => number)[] = [
  () => 1e9,
  (step) => (step % 2 === 0 ? 1e9 : -1e9),
  () => Number.NaN,
  (step) => (step % 7 < 3 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY),
  (_step, random) => (random() < 0.5 ? -1e9 : 1e9),
];

export const testExtremes = (name: string): void => {
  test(`${name} stays finite under extreme, alternating and NaN actions`, async () => {
    const { environment } = await findEnvironment(name);
    const count = extremes.length;
    const lanes = await environment.create({ count, seed: 4 });
    const width = lanes.applied.length / count;
    const actions = new Float64Array(lanes.applied.length);
    const { uniform } = createRandom(4);
    lanes.reset([...extremes.keys()]);
    for (let step = 0; step < 800; step++) {
      for (let place = 0; place < actions.length; place++) {
        actions[place] = extremes[Math.floor(place / width)]?.(step, uniform) as number;
      }
      lanes.step(actions);
      expect(isFinite(lanes.state) && isFinite(lanes.observation) && isFinite(lanes.applied)).toBe(true);
      resetEnded(lanes);
    }
    lanes.dispose();
  });

  test(`${name} flags a blow-up as invalid, and nothing else`, async () => {
    const { environment } = await findEnvironment(name);
    const lanes = await environment.create({ count: 1, seed: 4 });
    const snapshot = lanes.snapshot as Snapshot;
    lanes.reset([0]);
    const rest = new Float64Array(lanes.applied.length);
    const numbers = new Float64Array(snapshot.width);
    snapshot.save(0, numbers);
    // The first coordinate, after the clock: farther than MuJoCo allows (1e10), so that it starts over without a word.
    numbers[1] = 1e11;
    for (const stepsBefore of [0, 1]) {
      lanes.reset([0]);
      for (let step = 0; step < stepsBefore; step++) lanes.step(rest);
      expect(lanes.invalid[0]).toBe(0);
      snapshot.load(0, numbers);
      lanes.step(rest);
      expect([lanes.invalid[0], lanes.terminated[0], lanes.truncated[0]]).toEqual([1, 0, 0]);
      expect(isFinite(lanes.state) && isFinite(lanes.observation)).toBe(true);
    }
    lanes.dispose();
  });
};

/** Reads the state's row, in the order of the spec's fields. */
export type Choose = (state: Float64Array, random: () => number, step: number) => number[];

/** A policy, the bounds of its fitness for each of the seeds, and whether it succeeds. */
export type Attempt = { policy: string; choose: Choose; fitness: readonly [number, number]; success: boolean };

/** What was tried to have a fitness cheaply, and what it is for. `unit`: the sparse reference's sum at fitness 1. */
export const testAttempts = (
  name: string,
  { task: taskName, unit = 1, attempts }: { task: string; unit?: number; attempts: readonly Attempt[] },
): void => {
  test.each(attempts)(`${name}/${taskName} under $policy`, async ({ choose, fitness, success }) => {
    const loaded = await findEnvironment(name);
    const task = loaded.tasks.find((each) => each.name === taskName);
    const sparse = totalOf(loaded, task?.references.sparse as string);
    for (const seed of [2, 6]) {
      let step = 0;
      const rollout = await rollOut(loaded, { seed, choose: (state, random) => choose(state, random, step++) });
      const score = task?.fitness(rollout.episode as never) as number;
      expect(score).toBeGreaterThanOrEqual(fitness[0]);
      expect(score).toBeLessThanOrEqual(fitness[1]);
      expect(task?.success?.(rollout.episode as never)).toBe(success);
      expect(returnOf(sparse, rollout)).toBeCloseTo(score * unit, 9);
    }
  });
};
