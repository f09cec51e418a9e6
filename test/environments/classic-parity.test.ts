import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot } from "../../src/simulator/types.ts";
import { totalOf } from "./episodes.ts";

type Transition = {
  state: number[];
  action: number[];
  next: number[];
  observation: number[];
  reward: number;
  terminated: boolean;
};

/**
 * Transitions of Gymnasium 1.4.0 in the middle and at the ends of episodes: `state` and `next` are the environment's own
 * variables, actions were given in double precision, observations are its single-precision ones.
 */
const recorded = JSON.parse(
  readFileSync(new URL("./fixtures/classic-control.json", import.meta.url), "utf8"),
) as Record<string, Transition[]>;

test.each(Object.entries(recorded))("%s steps and rewards as Gymnasium does", async (name, transitions) => {
  const loaded = await findEnvironment(name);
  const lanes = await loaded.environment.create({ count: 1, seed: 1 });
  const snapshot = lanes.snapshot as Snapshot;
  const reward = totalOf(loaded, loaded.tasks[0]?.references.gymnasium as string);
  const reached = new Float64Array(snapshot.width);
  for (const { state, action, next, observation, reward: expected, terminated } of transitions) {
    snapshot.begin(0, Float64Array.from(state));
    const before = [...lanes.state];
    lanes.step(Float64Array.from(action));
    snapshot.save(0, reached);
    next.forEach((value, index) => expect(Math.abs((reached[index] as number) - value)).toBeLessThan(1e-12));
    expect(Array.from(lanes.observation, Math.fround)).toEqual(observation);
    expect(lanes.terminated[0] === 1).toBe(terminated);
    const states = Float64Array.from([...before, ...lanes.state]);
    expect(reward({ states, actions: lanes.applied, index: 0, terminated })).toBeCloseTo(expected, 12);
  }
});
