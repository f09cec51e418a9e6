import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createStateView } from "../../src/simulator/accessors.ts";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Snapshot } from "../../src/simulator/types.ts";
import { expectGymnasiumsTransitions, storm } from "./transitions.ts";

const xml = readFileSync(new URL("../../environments/ant/model.xml", import.meta.url), "utf8");
const loaded = await findEnvironment("ant");
const { spec } = loaded.environment;

// Published figures of Ant-v5: spheres and capsules of its geometries' sizes at a density of 5 kg/m³.
test("the model has the published masses, joints and actuators", async () => {
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  const { model } = physics;
  expect([model.nq, model.nv, model.nu, model.nbody]).toEqual([15, 14, 8, 14]);
  const capsule = (length: number) => 5 * Math.PI * 0.08 ** 2 * (length + (4 / 3) * 0.08);
  const leg = [capsule(0.2 * Math.SQRT2), capsule(0.2 * Math.SQRT2), capsule(0.4 * Math.SQRT2)];
  const masses = [0, 5 * (4 / 3) * Math.PI * 0.25 ** 3, ...leg, ...leg, ...leg, ...leg];
  masses.forEach((mass, body) => expect((model.body_mass as Float64Array)[body]).toBeCloseTo(mass, 12));
  const degrees = [...(model.jnt_range as Float64Array)].map((radians) => Math.round((radians * 180) / Math.PI));
  const [hip, front, back] = [
    [-30, 30],
    [30, 70],
    [-70, -30],
  ] as const;
  expect(degrees.slice(2)).toEqual([hip, front, hip, back, hip, back, hip, front].flat());
  expect([...(model.dof_damping as Float64Array)]).toEqual([...Array(6).fill(0), ...Array(8).fill(1)]);
  expect([...(model.dof_armature as Float64Array)]).toEqual([...Array(6).fill(0), ...Array(8).fill(1)]);
  const gears = [...(model.actuator_gear as Float64Array)].filter((_, index) => index % 6 === 0);
  expect(gears).toEqual(Array(8).fill(150));
  // The last leg's joints come first.
  const driven = [...(model.actuator_trnid as Int32Array)].filter((_, index) => index % 2 === 0);
  expect(driven).toEqual([7, 8, 1, 2, 3, 4, 5, 6]);
  expect(physics.dt).toBeCloseTo(0.05, 12);
  physics.dispose();
});

test("steps, observes and rewards as Gymnasium does", () => expectGymnasiumsTransitions(loaded));

test("observes 105 numbers, or 27 without the contact forces and otherwise the same", async () => {
  const without = (await findEnvironment("ant", { "contact-forces": "false" })).environment;
  expect([spec.observation.labels.length, without.spec.observation.labels.length]).toEqual([105, 27]);
  expect(spec.observation.labels.slice(0, 27)).toEqual([...without.spec.observation.labels]);
  await expect(findEnvironment("ant", { "contact-forces": "no" })).rejects.toMatchObject({
    code: "environment/bad-option",
  });
  const long = await loaded.environment.create({ count: 1, seed: 5 });
  const short = await without.create({ count: 1, seed: 5 });
  for (const lanes of [long, short]) {
    lanes.reset([0]);
    for (let step = 0; step < 15; step++) lanes.step(new Float64Array(8).fill(0.1));
  }
  expect([...short.observation]).toEqual([...long.observation.subarray(0, 27)]);
  expect([...short.state]).toEqual([...long.state]);
  expect(Math.max(...long.observation.subarray(27).map(Math.abs))).toBeGreaterThan(0);
  expect(Math.max(...long.observation.subarray(27).map(Math.abs))).toBeLessThanOrEqual(1);
});

test("starts within ±0.1 of standing at 0.75 m, velocities of a normal deviate, and without contact forces", async () => {
  const lanes = await loaded.environment.create({ count: 200, seed: 1 });
  lanes.reset([...Array(200).keys()]);
  const squares = { positions: 0, velocities: 0 };
  const rest = [0.75, 1, ...Array(11).fill(0)];
  for (let lane = 0; lane < 200; lane++) {
    const row = lanes.observation.subarray(lane * 105, (lane + 1) * 105);
    rest.forEach((value, index) => {
      expect(Math.abs((row[index] as number) - value)).toBeLessThanOrEqual(0.1);
      squares.positions += ((row[index] as number) - value) ** 2;
    });
    for (const velocity of row.subarray(13, 27)) squares.velocities += velocity ** 2;
    expect(Math.max(...row.subarray(27))).toBe(0);
  }
  // Variances of U(−0.1, 0.1) and of 0.1·N(0, 1), each from more than 2,500 numbers.
  expect(squares.positions / (200 * 13)).toBeCloseTo(0.01 / 3, 3);
  expect(Math.abs(squares.velocities / (200 * 14) - 0.01)).toBeLessThan(0.001);
  lanes.dispose();
});

test("an episode begun from a snapshot has no contact forces left from the one before", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 2 });
  const snapshot = lanes.snapshot as Snapshot;
  lanes.reset([0]);
  for (let step = 0; step < 40; step++) lanes.step(new Float64Array(8));
  expect(Math.max(...lanes.observation.subarray(27).map(Math.abs))).toBeGreaterThan(0);
  const numbers = new Float64Array(snapshot.width);
  snapshot.save(0, numbers);
  snapshot.begin(0, numbers);
  expect(Math.max(...lanes.observation.subarray(27).map(Math.abs))).toBe(0);
  lanes.dispose();
});

test("feet, heading, lean and tilt agree with the body as it lies", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 3 });
  const snapshot = lanes.snapshot as Snapshot;
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  const view = state.view as unknown as Record<string, Record<string, never>> & {
    torso: Record<"heading" | "pitch" | "roll" | "tilt", number>;
    frontLeft: { foot: Record<"x" | "y" | "height" | "contact", number> };
  };
  const numbers = new Float64Array(snapshot.width);
  /** After the time come 15 positions: the torso's three, its quaternion, the joints. */
  const pose = (height: number, [w, x, y, z]: readonly [number, number, number, number]) => {
    snapshot.save(0, numbers);
    numbers.set([0, 0, height, w, x, y, z, ...Array(8).fill(0)], 1);
    snapshot.begin(0, numbers);
  };
  lanes.reset([0]);
  const half = Math.SQRT1_2;
  pose(0.6, [1, 0, 0, 0]);
  expect(view.frontLeft.foot).toMatchObject({ contact: false });
  expect(view.frontLeft.foot.x).toBeCloseTo(0.8, 12);
  expect(view.frontLeft.foot.y).toBeCloseTo(0.8, 12);
  expect(view.frontLeft.foot.height).toBeCloseTo(0.52, 12);
  pose(0.6, [half, 0, 0, half]);
  expect(view.torso.heading).toBeCloseTo(Math.PI / 2, 12);
  expect(view.frontLeft.foot.x).toBeCloseTo(-0.8, 12);
  pose(0.6, [Math.cos(0.2), 0, Math.sin(0.2), 0]);
  expect(view.torso.pitch).toBeCloseTo(0.4, 12);
  expect(view.torso.tilt).toBeCloseTo(0.4, 12);
  expect(view.frontLeft.foot.height).toBeCloseTo(0.52 - 0.8 * Math.sin(0.4), 12);
  pose(0.6, [Math.cos(0.2), Math.sin(0.2), 0, 0]);
  expect(view.torso.roll).toBeCloseTo(0.4, 12);
  pose(0.6, [0, 1, 0, 0]);
  expect(view.torso.tilt).toBeCloseTo(Math.PI, 12);
  // Ankles straight, so a foot is as high as the torso: the margins of foot and floor make 0.02 m.
  pose(0.099, [1, 0, 0, 0]);
  expect(view.frontLeft.foot.contact).toBe(true);
  pose(0.101, [1, 0, 0, 0]);
  expect(view.frontLeft.foot.contact).toBe(false);
  lanes.dispose();
});

test("the feet of an ant that has settled are in contact", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 3 });
  lanes.reset([0]);
  for (let step = 0; step < 500; step++) lanes.step(new Float64Array(8));
  const state = createStateView(spec);
  state.move(lanes.state, 0);
  const view = state.view as unknown as Record<string, { foot: { contact: boolean } }>;
  for (const leg of ["frontLeft", "backLeft", "backRight", "frontRight"]) expect(view[leg]?.foot.contact).toBe(true);
  lanes.dispose();
});

test.each([
  ["full", () => 1],
  ["alternating", (step: number) => (step % 2 === 0 ? 1e300 : -Infinity)],
  ["NaN", (step: number, actuator: number) => ((step + actuator) % 3 === 0 ? Number.NaN : 1)],
  ["turbulent", (step: number, actuator: number, lane: number) => Math.sin(1e4 * (step + 7 * actuator + 31 * lane))],
] as const)("nothing but finite numbers under %s torques", async (_name, command) => {
  const ends = await storm(loaded, { steps: 1010, command });
  expect(ends.terminated + ends.truncated + ends.invalid).toBeGreaterThan(0);
});

test("a blow-up is flagged, and keeps the last finite state", async () => {
  const lanes = await loaded.environment.create({ count: 1, seed: 1 });
  const snapshot = lanes.snapshot as Snapshot;
  const numbers = new Float64Array(snapshot.width);
  lanes.reset([0]);
  for (let step = 0; step < 3; step++) lanes.step(new Float64Array(8));
  const before = [...lanes.state];
  snapshot.save(0, numbers);
  // The first velocity, after the time and 15 positions: MuJoCo starts over above 10¹⁰, silently.
  numbers[16] = 1e11;
  snapshot.load(0, numbers);
  lanes.step(new Float64Array(8).fill(1));
  expect([lanes.invalid[0], lanes.terminated[0], lanes.truncated[0]]).toEqual([1, 0, 0]);
  expect([...lanes.state]).toEqual(before);
  lanes.dispose();
});
