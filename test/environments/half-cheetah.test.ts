import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createStateView } from "../../src/simulator/accessors.ts";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot } from "../../src/simulator/types.ts";
import { expectGymnasiumsTransitions, storm } from "./transitions.ts";

const xml = readFileSync(new URL("../../environments/half-cheetah/model.xml", import.meta.url), "utf8");
const loaded = await findEnvironment("half-cheetah");
const { spec, create } = loaded.environment;

// Published figures of HalfCheetah-v5.
test("the model has the published mass, springs, ranges and gears", async () => {
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  const { model } = physics;
  expect([model.nq, model.nv, model.nu, model.nbody]).toEqual([9, 9, 6, 8]);
  expect([...(model.body_mass as Float64Array)].reduce((total, mass) => total + mass, 0)).toBeCloseTo(14, 12);
  expect([...(model.jnt_stiffness as Float64Array)]).toEqual([0, 0, 0, 240, 180, 120, 180, 120, 60]);
  expect([...(model.dof_damping as Float64Array)]).toEqual([0, 0, 0, 6, 4.5, 3, 4.5, 3, 1.5]);
  expect([...(model.dof_armature as Float64Array)]).toEqual([0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);
  const ranges = [-0.52, 1.05, -0.785, 0.785, -0.4, 0.785, -1, 0.7, -1.2, 0.87, -0.5, 0.5];
  expect([...(model.jnt_range as Float64Array)].slice(6)).toEqual(ranges);
  const gears = [...(model.actuator_gear as Float64Array)].filter((_, index) => index % 6 === 0);
  expect(gears).toEqual([120, 90, 60, 120, 60, 30]);
  expect(physics.dt).toBeCloseTo(0.05, 12);
  physics.dispose();
});

test("steps, observes and rewards as Gymnasium does", () => expectGymnasiumsTransitions(loaded));

test("starts within ±0.1 of rest, velocities of a normal deviate", async () => {
  const lanes = await create({ count: 300, seed: 1 });
  lanes.reset([...Array(300).keys()]);
  const squares = { positions: 0, velocities: 0 };
  for (let lane = 0; lane < 300; lane++) {
    const row = lanes.observation.subarray(lane * 17, (lane + 1) * 17);
    for (const position of row.subarray(0, 8)) {
      expect(Math.abs(position)).toBeLessThanOrEqual(0.1);
      squares.positions += position ** 2;
    }
    for (const velocity of row.subarray(8)) squares.velocities += velocity ** 2;
  }
  // Variances of U(−0.1, 0.1) and of 0.1·N(0, 1), each from more than 2,400 numbers.
  expect(squares.positions / (300 * 8)).toBeCloseTo(0.01 / 3, 3);
  expect(Math.abs(squares.velocities / (300 * 9) - 0.01)).toBeLessThan(0.001);
  lanes.dispose();
});

type View = Record<"torso" | "head" | "back" | "front", Record<string, never>> & {
  torso: Record<"height" | "pitch", number> & { contact: boolean };
  head: { contact: boolean };
  back: { foot: Record<"x" | "height", number> & { contact: boolean } };
  front: { foot: Record<"x" | "height", number> & { contact: boolean } };
};

test("heights and contacts agree with the body as it lies", async () => {
  const lanes = await create({ count: 1, seed: 3 });
  const snapshot = lanes.snapshot as Snapshot;
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  const view = state.view as unknown as View;
  const numbers = new Float64Array(snapshot.width);
  /** After the time come x, z and pitch; the joints at rest. */
  const pose = (z: number, pitch: number) => {
    snapshot.save(0, numbers);
    numbers.set([0, z, pitch, 0, 0, 0, 0, 0, 0], 1);
    snapshot.begin(0, numbers);
  };
  lanes.reset([0]);
  pose(0, 0);
  expect(view.torso.height).toBeCloseTo(0.7, 12);
  // Foot joints at (−0.62, 0.31) and (0.49, 0.28); the feet's middles from there, their half lengths times the cosine of
  // their slant and the radius downwards.
  expect(view.back.foot.x).toBeCloseTo(-0.5 + 0.16 - 0.28 + 0.03, 12);
  expect(view.back.foot.height).toBeCloseTo(0.7 - 0.25 - 0.14 - 0.097 - 0.094 * Math.cos(0.27) - 0.046, 12);
  expect(view.front.foot.x).toBeCloseTo(0.5 - 0.14 + 0.13 + 0.045, 12);
  expect(view.front.foot.height).toBeCloseTo(0.7 - 0.24 - 0.18 - 0.07 - 0.07 * Math.cos(0.6) - 0.046, 12);
  expect([view.back.foot.contact, view.front.foot.contact, view.torso.contact]).toEqual([false, false, false]);
  // The torso, 0.5 m either way, touches where its middle is lower than its radius; upside down the head is lower still.
  pose(0.045 - 0.7, 0);
  expect([view.torso.contact, view.back.foot.contact]).toEqual([true, true]);
  pose(0.2 - 0.7, Math.PI);
  expect([view.torso.contact, view.head.contact, view.back.foot.contact]).toEqual([false, true, false]);
  pose(0.4 - 0.7, Math.PI);
  expect(view.head.contact).toBe(false);
  // Nose down, positive.
  pose(0, 0.5);
  expect(view.front.foot.height).toBeLessThan(view.back.foot.height);
  lanes.dispose();
});

test("it settles on its feet, and never ends before the clock", async () => {
  const lanes = await create({ count: 1, seed: 3 });
  lanes.reset([0]);
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  const view = state.view as unknown as View;
  for (let step = 0; step < 999; step++) lanes.step(new Float64Array(6));
  expect([view.back.foot.contact, view.front.foot.contact]).toEqual([true, true]);
  expect([view.torso.contact, view.head.contact]).toEqual([false, false]);
  expect(view.torso.height).toBeGreaterThan(0.5);
  expect([lanes.terminated[0], lanes.truncated[0]]).toEqual([0, 0]);
  lanes.step(new Float64Array(6));
  expect([lanes.terminated[0], lanes.truncated[0]]).toEqual([0, 1]);
  lanes.dispose();
});

test.each<[string, (step: number, actuator: number, lane: number) => number]>([
  ["full", () => 1],
  ["endless", (step, actuator) => ((step + actuator) % 2 === 0 ? Infinity : -Infinity)],
  ["alternating", (step, actuator, lane) => (Math.floor(step / (lane + 1)) % 2 === actuator % 2 ? 1 : -1)],
  ["NaN", () => Number.NaN],
])("%s actions leave every number finite", async (_name, command) => {
  const ends = await storm(loaded, { steps: 1200, command });
  expect(ends.terminated).toBe(0);
  expect(ends.truncated).toBeGreaterThan(0);
});
