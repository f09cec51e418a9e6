import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createStateView } from "../../src/simulator/accessors.ts";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot } from "../../src/simulator/types.ts";
import { totalOf } from "./episodes.ts";
import { expectGymnasiumsTransitions, storm } from "./transitions.ts";

const xml = readFileSync(new URL("../../environments/walker2d/model.xml", import.meta.url), "utf8");
const loaded = await findEnvironment("walker2d");
const { spec, create } = loaded.environment;

// Published figures of Walker2d-v5: capsules of its geometries' sizes at a density of 1000 kg/m³.
test("the model has the published masses, ranges, gears and friction", async () => {
  const physics = await createPhysics({ xml, count: 1, frameSkip: 4 });
  const { model } = physics;
  expect([model.nq, model.nv, model.nu, model.nbody]).toEqual([9, 9, 6, 8]);
  const capsule = (length: number, radius: number) => 1000 * Math.PI * radius ** 2 * (length + (4 / 3) * radius);
  const leg = [capsule(0.45, 0.05), capsule(0.5, 0.04), capsule(0.2, 0.06)];
  const masses = [0, capsule(0.4, 0.05), ...leg, ...leg];
  masses.forEach((mass, body) => expect((model.body_mass as Float64Array)[body]).toBeCloseTo(mass, 12));
  const degrees = [...(model.jnt_range as Float64Array)].map((radians) => Math.round((radians * 180) / Math.PI));
  const range = [-150, 0, -150, 0, -45, 45];
  expect(degrees.slice(6)).toEqual([...range, ...range]);
  expect([...(model.dof_damping as Float64Array)]).toEqual([0, 0, 0, ...Array(6).fill(0.1)]);
  expect([...(model.dof_armature as Float64Array)]).toEqual([0, 0, 0, ...Array(6).fill(0.01)]);
  const gears = [...(model.actuator_gear as Float64Array)].filter((_, index) => index % 6 === 0);
  expect(gears).toEqual(Array(6).fill(100));
  const sliding = [...(model.geom_friction as Float64Array)].filter((_, index) => index % 3 === 0);
  expect(sliding).toEqual([0.7, 0.9, 0.9, 0.9, 1.9, 0.9, 0.9, 1.9]);
  expect(physics.dt).toBeCloseTo(0.008, 12);
  physics.dispose();
});

test("steps, observes and rewards as Gymnasium does", () => expectGymnasiumsTransitions(loaded));

test("starts within ±0.005 of standing", async () => {
  const lanes = await create({ count: 100, seed: 1 });
  lanes.reset([...Array(100).keys()]);
  const off = lanes.observation.map((value, place) => Math.abs(value - (place % 17 === 0 ? 1.25 : 0)));
  expect(Math.max(...off)).toBeLessThanOrEqual(0.005);
  expect(Math.max(...off)).toBeGreaterThan(0.0049);
  lanes.dispose();
});

type Foot = { x: number; height: number; contact: boolean };
type View = { torso: { height: number; pitch: number }; right: { foot: Foot }; left: { foot: Foot } };

/** One lane, a view of it, and a way to put it somewhere: x, height, pitch and joints, velocities. */
const bench = async (options: Record<string, string> = {}) => {
  const { environment } = await findEnvironment("walker2d", options);
  const lanes = await environment.create({ count: 1, seed: 3 });
  const snapshot = lanes.snapshot as Snapshot;
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  lanes.reset([0]);
  const numbers = new Float64Array(snapshot.width);
  const pose = (positions: number[], velocities = Array<number>(9).fill(0)) => {
    snapshot.save(0, numbers);
    numbers.set([...positions, ...velocities], 1);
    snapshot.begin(0, numbers);
  };
  return { lanes, pose, view: state.view as unknown as View };
};

test("feet agree with the legs as they are bent", async () => {
  const { lanes, pose, view } = await bench();
  pose([0, 1.25, 0, 0, 0, 0, 0, 0, 0]);
  expect(view.right.foot).toMatchObject({ contact: false });
  expect(view.right.foot.x).toBeCloseTo(0.1, 12);
  expect(view.right.foot.height).toBeCloseTo(0.04, 12);
  // Left thigh straight to the rear: the shin goes on from there, the foot points down from the ankle.
  pose([0, 1.2, 0, 0, 0, 0, -Math.PI / 2, 0, 0]);
  expect(view.left.foot.x).toBeCloseTo(-0.95, 12);
  expect(view.left.foot.height).toBeCloseTo(1 - 0.2 - 0.06, 12);
  expect(view.right.foot.contact).toBe(true);
  expect(view.right.foot.height).toBeCloseTo(-0.01, 12);
  lanes.dispose();
});

test.each([
  ["just above the lowest height", 0.801, 0, 0],
  ["just below it", 0.799, 0, 1],
  ["just below the highest height", 1.999, 0, 0],
  ["just above it", 2.001, 0, 1],
  ["leaning less than 1 rad", 1.25, 0.999, 0],
  ["leaning back more than 1 rad", 1.25, -1.001, 1],
])("%s", async (_name, height, pitch, terminated) => {
  for (const terminates of ["true", "false"]) {
    const { lanes, pose, view } = await bench({ "terminate-when-unhealthy": terminates });
    // Legs drawn up behind, so that no contact moves it in this step; velocities that gravity brings to nothing.
    pose([0, height, pitch, -1.5, -1.5, 0, -1.5, -1.5, 0]);
    lanes.step(new Float64Array(6));
    expect(lanes.terminated[0]).toBe(terminates === "true" ? terminated : 0);
    expect(Math.abs(view.torso.height - height)).toBeLessThan(9e-4);
    expect(Math.abs(view.torso.pitch - pitch)).toBeLessThan(9e-4);
    lanes.dispose();
  }
});

test("without termination Gymnasium's reward still pays for being up alone", async () => {
  const endless = await findEnvironment("walker2d", { "terminate-when-unhealthy": "false" });
  expect(endless.environment.spec.termination).toBe("Never.");
  const reward = totalOf(endless, "rewards/forward-gymnasium.ts");
  const { lanes, pose } = await bench({ "terminate-when-unhealthy": "false" });
  const paid = (height: number) => {
    pose([0, height, 0, -1.5, -1.5, 0, -1.5, -1.5, 0]);
    const before = [...lanes.state];
    lanes.step(new Float64Array(6));
    const states = Float64Array.from([...before, ...lanes.state]);
    const forward = ((states[lanes.state.length] as number) - (states[0] as number)) / spec.dt;
    return reward({ states, actions: lanes.applied, index: 0, terminated: false }) - forward;
  };
  expect(paid(1.25)).toBeCloseTo(1, 12);
  expect(paid(0.6)).toBeCloseTo(0, 12);
  lanes.dispose();
});

// Under every kind of actions, and longer: walker2d-storms.slow.test.ts.
test("endless actions leave every number finite", async () => {
  const command = (step: number, actuator: number) => ((step + actuator) % 2 === 0 ? Infinity : -Infinity);
  expect((await storm(loaded, { steps: 600, command })).terminated).toBeGreaterThan(0);
  const endless = await findEnvironment("walker2d", { "terminate-when-unhealthy": "false" });
  expect((await storm(endless, { steps: 300, command })).terminated).toBe(0);
});
