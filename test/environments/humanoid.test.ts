import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createStateView } from "../../src/simulator/accessors.ts";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot } from "../../src/simulator/types.ts";
import { expectGymnasiumsTransitions, storm } from "./transitions.ts";

const xml = readFileSync(new URL("../../environments/humanoid/model.xml", import.meta.url), "utf8");
const loaded = await findEnvironment("humanoid");
const { spec } = loaded.environment;

// Published figures of Humanoid-v5; masses are spheres and capsules of its sizes at a density of 1000 kg/m³.
test("the model has the published masses, joints, actuators and solver", async () => {
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  const { model } = physics;
  expect([model.nq, model.nv, model.nu, model.nbody, model.ngeom]).toEqual([24, 23, 17, 14, 18]);
  const ball = (radius: number) => 1000 * (4 / 3) * Math.PI * radius ** 3;
  const capsule = (radius: number, length: number) => 1000 * Math.PI * radius ** 2 * length + ball(radius);
  const leg = [capsule(0.06, Math.hypot(0.01, 0.34)), capsule(0.049, 0.3), ball(0.075)];
  const arm = [capsule(0.04, 0.16 * Math.sqrt(3)), capsule(0.031, 0.16 * Math.sqrt(3)) + ball(0.04)];
  const trunk = [capsule(0.07, 0.14) + ball(0.09) + capsule(0.06, 0.12), capsule(0.06, 0.12), capsule(0.09, 0.14)];
  [0, ...trunk, ...leg, ...leg, ...arm, ...arm].forEach((mass, body) =>
    expect((model.body_mass as Float64Array)[body]).toBeCloseTo(mass, 9),
  );
  const gears = [...(model.actuator_gear as Float64Array)].filter((_, index) => index % 6 === 0);
  expect(gears).toEqual([100, 100, 100, 100, 100, 300, 200, 100, 100, 300, 200, 25, 25, 25, 25, 25, 25]);
  const joints = (array: unknown) => [...(array as Float64Array)].slice(1);
  const hip = (swing: number) => [10, 10, swing];
  expect(joints(model.jnt_stiffness)).toEqual([20, 10, 10, ...hip(20), 0, ...hip(20), 1, 1, 1, 0, 1, 1, 0]);
  const degrees = joints(model.jnt_range)
    .slice(1)
    .map((radians) => Math.round((radians * 180) / Math.PI));
  const legRanges = [-25, 5, -60, 35, -110, 20, -160, -2];
  const arms = [-85, 60, -85, 60, -90, 50, -60, 85, -60, 85, -90, 50];
  expect(degrees).toEqual([-45, 45, -75, 30, -35, 35, ...legRanges, ...legRanges, ...arms]);
  const armature = [0.02, 0.02, 0.02, 0.01, 0.01, 0.008, 0.006, 0.01, 0.01, 0.01, 0.006];
  const arms2 = [0.0068, 0.0051, 0.0028, 0.0068, 0.0051, 0.0028];
  expect([...(model.dof_armature as Float64Array)].slice(6)).toEqual([...armature, ...arms2]);
  expect([model.opt.iterations, model.opt.timestep]).toEqual([50, 0.003]);
  // The waist's two motors are not in the order of its joints.
  const driven = [...(model.actuator_trnid as Int32Array)].filter((_, index) => index % 2 === 0);
  expect(driven).toEqual([2, 1, ...Array.from({ length: 15 }, (_, index) => index + 3)]);
  physics.dispose();
});

test("steps, observes and rewards as Gymnasium does", () => expectGymnasiumsTransitions(loaded));

test("observes 348 numbers, fewer where parts are left out, in the same order", async () => {
  const { labels } = spec.observation;
  expect(labels).toHaveLength(348);
  const starts = ["inertia.torso.xx", "velocity.torso.rotationX", "actuatorTorque.abdomen.twist"];
  expect(starts.map((label) => labels.indexOf(label))).toEqual([45, 175, 253]);
  expect(labels.indexOf("contactForce.torso.torqueX")).toBe(270);
  const rowOf = async (options: Record<string, string>) => {
    const { environment } = await findEnvironment("humanoid", options);
    const lanes = await environment.create({ count: 1, seed: 5 });
    lanes.reset([0]);
    for (let step = 0; step < 20; step++) lanes.step(new Float64Array(17).fill(0.1));
    const row = Object.fromEntries(
      environment.spec.observation.labels.map((label, index) => [label, lanes.observation[index]]),
    );
    lanes.dispose();
    return row;
  };
  const full = await rowOf({});
  for (const [option, length] of [
    ["inertias", 218],
    ["velocities", 270],
    ["actuator-forces", 331],
    ["contact-forces", 270],
  ] as const) {
    const fewer = await rowOf({ [option]: "false" });
    expect(Object.keys(fewer)).toHaveLength(length);
    expect(full).toMatchObject(fewer);
  }
  // The motors' torques are 0.1 of their gears.
  expect(full["actuatorTorque.abdomen.twist"]).toBeCloseTo(10, 12);
  expect(full["actuatorTorque.leftHip.swing"]).toBeCloseTo(30, 12);
  expect(full["contactForce.rightFoot.forceZ"]).toBeGreaterThan(1);
});

test("starts within ±0.01 of standing, its feet in the air", async () => {
  const lanes = await loaded.environment.create({ count: 50, seed: 1 });
  lanes.reset([...Array(50).keys()]);
  const rest = [1.4, 1, ...Array(43).fill(0)];
  for (let lane = 0; lane < 50; lane++) {
    const row = lanes.observation.subarray(lane * 348, (lane + 1) * 348);
    rest.forEach((value, index) => expect(Math.abs((row[index] as number) - value)).toBeLessThanOrEqual(0.01));
    expect(Math.max(...row.subarray(253).map(Math.abs))).toBe(0);
  }
  lanes.dispose();
});

test("it stands at the published heights, leans and turns as the state says", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 3 });
  const snapshot = lanes.snapshot as Snapshot;
  const numbers = new Float64Array(snapshot.width);
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  const view = state.view as unknown as Record<string, Record<string, number>>;
  const of = (group: string, name: string) => view[group]?.[name] as number;
  /** After the time come 24 positions: the chest's three, its quaternion, the joints. */
  const pose = (height: number, [w, x, y, z]: readonly [number, number, number, number], knee = 0) => {
    snapshot.save(0, numbers);
    numbers.set([0, 0, height, w, x, y, z, ...Array(17).fill(0)], 1);
    numbers[1 + 7 + 6] = knee;
    snapshot.begin(0, numbers);
  };
  lanes.reset([0]);
  pose(1.4, [1, 0, 0, 0]);
  expect(of("head", "height")).toBeCloseTo(1.59, 12);
  // 0.26 + 0.165 + 0.04 + 0.383 + 0.37 below the chest, less than 10⁻⁴ for the backward lean of waist and pelvis.
  expect(of("rightFoot", "height")).toBeCloseTo(1.4 - 1.218 - 0.075, 3);
  expect(of("rightFoot", "y")).toBeCloseTo(-0.09, 12);
  expect(of("leftFoot", "y")).toBeCloseTo(0.09, 12);
  expect(of("centerOfMass", "laggedX")).toBe(of("centerOfMass", "x"));
  expect(of("rightHand", "height")).toBeCloseTo(1.46, 12);
  pose(1.4, [1, 0, 0, 0], -1.5);
  expect(of("rightFoot", "x")).toBeLessThan(-0.3);
  pose(1.4, [Math.cos(0.3), 0, Math.sin(0.3), 0]);
  expect(of("torso", "pitch")).toBeCloseTo(0.6, 12);
  expect(of("torso", "tilt")).toBeCloseTo(0.6, 12);
  pose(1.4, [Math.SQRT1_2, 0, 0, Math.SQRT1_2]);
  expect(of("torso", "heading")).toBeCloseTo(Math.PI / 2, 12);
  pose(1.2949, [1, 0, 0, 0]);
  expect(of("rightFoot", "contact")).toBe(true);
  pose(1.2951, [1, 0, 0, 0]);
  expect(of("rightFoot", "contact")).toBe(false);
  lanes.dispose();
});

test("without torque it falls, and the fall terminates the episode", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 3 });
  lanes.reset([0]);
  let steps = 0;
  for (; lanes.terminated[0] === 0 && steps < 200; steps++) lanes.step(new Float64Array(17));
  expect(steps).toBeLessThan(60);
  expect(lanes.observation[0]).toBeLessThanOrEqual(1);
  lanes.dispose();
});

test.each([
  ["full", () => 1],
  ["alternating", (step: number) => (step % 2 === 0 ? 1e300 : -Infinity)],
  ["NaN", (step: number, actuator: number) => ((step + actuator) % 3 === 0 ? Number.NaN : 1)],
  ["turbulent", (step: number, actuator: number, lane: number) => Math.sin(1e4 * (step + 7 * actuator + 31 * lane))],
] as const)("nothing but finite numbers under %s torques", async (_name, command) => {
  const ends = await storm(loaded, { steps: 300, command });
  expect(ends.terminated + ends.truncated + ends.invalid).toBeGreaterThan(0);
});

test("a blow-up is flagged, and keeps the last finite state", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 1 });
  const snapshot = lanes.snapshot as Snapshot;
  const numbers = new Float64Array(snapshot.width);
  lanes.reset([0]);
  for (let step = 0; step < 3; step++) lanes.step(new Float64Array(17));
  const before = [...lanes.state];
  snapshot.save(0, numbers);
  // The first velocity, after the time and 24 positions: MuJoCo starts over above 10¹⁰, silently.
  numbers[25] = 1e11;
  snapshot.load(0, numbers);
  lanes.step(new Float64Array(17).fill(1));
  expect([lanes.invalid[0], lanes.terminated[0], lanes.truncated[0]]).toEqual([1, 0, 0]);
  expect([...lanes.state]).toEqual(before);
  lanes.dispose();
});

// Each copy of the state holds a 1 MB arena at most; MuJoCo's default is 15 MB, which 64 copies would make a gigabyte of.
test("64 lanes stay small", async () => {
  // Other files' tests ran in this process before.
  const before = process.memoryUsage().rss;
  const lanes = await loaded.environment.create({ count: 64, seed: 1 });
  lanes.reset([...Array(64).keys()]);
  for (let step = 0; step < 30; step++) lanes.step(new Float64Array(64 * 17).fill(0.4));
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  expect((physics.model as unknown as { narena: number | bigint }).narena.toString()).toBe(String(2 ** 20));
  physics.dispose();
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 2 ** 20);
  lanes.dispose();
});
