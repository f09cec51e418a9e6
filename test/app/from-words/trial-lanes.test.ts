import { expect, test } from "vitest";
import { drivenBy, trialLanes } from "../../../src/app/from-words/trial-lanes.ts";
import { inputWidth } from "../../../src/critic/probes/demonstrations.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";

const actionsOf = (loaded: Awaited<ReturnType<typeof findEnvironment>>, steps: number): number[][] => {
  const lanes = trialLanes(loaded, 1);
  const policy = drivenBy(lanes, loaded);
  const actions = new Float64Array(lanes.length * inputWidth(loaded.environment.spec));
  return Array.from({ length: steps }, () => {
    policy.act(new Float64Array(), lanes.length, actions);
    return [...actions];
  });
};

test.each(["cartpole", "mountain-car-continuous", "reacher", "half-cheetah"])(
  "trial episodes of %s are of many kinds, within the actions' ranges, and the same each time",
  async (name) => {
    const loaded = await findEnvironment(name);
    const lanes = trialLanes(loaded, 1);
    expect(lanes.length).toBeGreaterThanOrEqual(20);
    expect(new Set(lanes.map((lane) => lane.name)).size).toBeGreaterThanOrEqual(6);
    for (const task of ["a random policy", "shown for"]) expect(lanes.map((lane) => lane.name).join()).toContain(task);
    const actions = actionsOf(loaded, 30);
    expect(actionsOf(loaded, 30)).toEqual(actions);
    const { control } = loaded.environment.spec;
    const flat = actions.flat();
    if (control.kind === "discrete") expect(flat.every((index) => control.actions[index] !== undefined)).toBe(true);
    else expect(Math.max(...flat.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(trialLanes(loaded, 2).map(({ seed }) => seed)).not.toEqual(lanes.map(({ seed }) => seed));
  },
);

test("what is broken off does what was shown up to its middle, and then nothing", async () => {
  const loaded = await findEnvironment("mountain-car-continuous");
  const lanes = trialLanes(loaded, 1);
  const whole = lanes.findIndex(({ name }) => name === "shown for 'reach'");
  const half = lanes.findIndex(({ name }) => name === "the first half of what is shown for 'reach'");
  const actions = actionsOf(loaded, 70);
  const of = (lane: number) => actions.map((row) => row[lane]);
  expect(of(half).slice(0, 35)).toEqual(of(whole).slice(0, 35));
  expect(of(half).slice(36)).toEqual(Array(34).fill(0));
});
