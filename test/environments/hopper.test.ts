import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { createStateView } from "../../src/simulator/accessors.ts";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import type { Physics } from "../../src/simulator/mujoco/types.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { VectorEnvironment } from "../../src/simulator/types.ts";
import { expectGymnasiumsTransitions, storm } from "./transitions.ts";

const xml = readFileSync(new URL("../../environments/hopper/model.xml", import.meta.url), "utf8");

let physics: Physics;
beforeAll(async () => {
  physics = await createPhysics({ xml, count: 1, frameSkip: 4 });
});

const create = async (count: number): Promise<VectorEnvironment> => {
  const { environment } = await findEnvironment("hopper");
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset(Array.from({ length: count }, (_, lane) => lane));
  return lanes;
};

const view = async (lanes: VectorEnvironment, lane = 0) => {
  const { environment } = await findEnvironment("hopper");
  const state = createStateView(environment.spec);
  state.move(lanes.state, lane * (lanes.state.length / lanes.count));
  return state.view as unknown as Record<"torso" | "hip" | "knee" | "ankle" | "foot", Record<string, number>>;
};

// Published figures of Hopper-v5: the sums and products of its geometries' sizes at a density of 1000 kg/m³.
test("the model has the published masses, joints and actuators", () => {
  const { model } = physics;
  const masses = [...(model.body_mass as Float64Array)];
  [0, 3.66519143, 4.05789051, 2.7813567, 5.31557477].forEach((mass, body) => expect(masses[body]).toBeCloseTo(mass, 6));
  expect([model.nq, model.nv, model.nu]).toEqual([6, 6, 3]);
  const degrees = [...(model.jnt_range as Float64Array)].map((radians) => (radians * 180) / Math.PI);
  [-150, 0, -150, 0, -45, 45].forEach((bound, index) => expect(degrees[6 + index]).toBeCloseTo(bound, 10));
  expect([...(model.dof_damping as Float64Array)]).toEqual([0, 0, 0, 1, 1, 1]);
  expect([...(model.dof_armature as Float64Array)]).toEqual([0, 0, 0, 1, 1, 1]);
  expect([0, 6, 12].map((index) => (model.actuator_gear as Float64Array)[index])).toEqual([200, 200, 200]);
  expect([...(model.actuator_ctrlrange as Float64Array)]).toEqual([-1, 1, -1, 1, -1, 1]);
  expect(physics.dt).toBeCloseTo(0.008, 12);
});

test("it stands at the published heights", () => {
  physics.reset(0);
  physics.forward(0);
  const { qpos, geom_xpos } = physics.lane(0);
  expect([...qpos]).toEqual([0, 1.25, 0, 0, 0, 0]);
  const heightOf = (name: string) => geom_xpos[3 * physics.id("geom", name) + 2] as number;
  expect(heightOf("torso")).toBeCloseTo(1.25, 12);
  expect(heightOf("thigh")).toBeCloseTo(0.825, 12);
  expect(heightOf("leg")).toBeCloseTo(0.35, 12);
  expect(heightOf("foot")).toBeCloseTo(0.1, 12);
  expect(geom_xpos[3 * physics.id("geom", "foot")]).toBeCloseTo(0.065, 12);
});

// One environment step computed by Gymnasium 1.4.0 with MuJoCo 3.14.0 (native), state and action given in full.
test("one step agrees with Gymnasium's to 1e-9", () => {
  const { state, action, next } = JSON.parse(
    readFileSync(new URL("./hopper-step.json", import.meta.url), "utf8"),
  ) as Record<"state" | "action" | "next", number[]>;
  physics.reset(0);
  const lane = physics.lane(0);
  lane.qpos.set(state.slice(0, 6));
  lane.qvel.set(state.slice(6));
  lane.ctrl.set(action);
  expect(physics.advance(0)).toBe(true);
  [...lane.qpos, ...lane.qvel].forEach((value, index) => {
    expect(Math.abs(value - (next[index] as number))).toBeLessThan(1e-9);
  });
});

test("starts within ±0.005 of standing, with observations in Gymnasium's order", async () => {
  const lanes = await create(50);
  for (let lane = 0; lane < 50; lane++) {
    const { torso, hip, knee, ankle } = await view(lanes, lane);
    const disturbed = [
      torso["x"],
      (torso["height"] as number) - 1.25,
      torso["pitch"],
      hip["angle"],
      knee["rate"],
      ankle["rate"],
    ];
    for (const value of disturbed) expect(Math.abs(value as number)).toBeLessThanOrEqual(0.005);
    expect([...lanes.observation.subarray(lane * 11, (lane + 1) * 11)]).toEqual([
      torso["height"],
      torso["pitch"],
      hip["angle"],
      knee["angle"],
      ankle["angle"],
      torso["velocityX"],
      torso["velocityZ"],
      torso["pitchRate"],
      hip["rate"],
      knee["rate"],
      ankle["rate"],
    ]);
  }
  lanes.dispose();
});

test("foot height and contact agree with each other, and with the fall of a foot that starts in the air", async () => {
  const lanes = await create(1);
  const { foot } = await view(lanes);
  expect(foot["height"]).toBeGreaterThan(0.02);
  expect(foot["contact"]).toBe(false);
  let landed = 0;
  for (let step = 0; step < 60; step++) {
    lanes.step(new Float64Array(3));
    expect(foot["contact"]).toBe((foot["height"] as number) < 0.001);
    if ((foot["contact"] as unknown) === true) landed++;
  }
  expect(landed).toBeGreaterThan(5);
  expect(foot["height"]).toBeGreaterThan(-0.02);
  lanes.dispose();
});

test("without torque it falls, and the fall terminates the episode", async () => {
  const lanes = await create(1);
  let steps = 0;
  while (lanes.terminated[0] === 0 && steps < 1000) {
    lanes.step(Float64Array.of(0, 0, -1));
    steps++;
  }
  const { torso } = await view(lanes);
  expect(steps).toBeLessThan(200);
  expect((torso["height"] as number) <= 0.7 || Math.abs(torso["pitch"] as number) >= 0.2).toBe(true);
  lanes.dispose();
});

test("goes on from a snapshot bit for bit", async () => {
  const { environment } = await findEnvironment("hopper");
  const lanes = await environment.create({ count: 2, seed: 3 });
  const { snapshot } = lanes;
  if (snapshot === undefined) throw new Error("hopper has no snapshot");
  lanes.reset([0, 1]);
  const push = new Float64Array([0.3, -0.8, 0.5, 0, 0, 0]);
  for (let step = 0; step < 6; step++) lanes.step(push);
  const numbers = new Float64Array(snapshot.width);
  snapshot.save(0, numbers);
  snapshot.begin(1, numbers);
  const again = new Float64Array([...push.subarray(0, 3), ...push.subarray(0, 3)]);
  for (let step = 0; step < 6; step++) lanes.step(again);
  const width = lanes.state.length / 2;
  expect(lanes.state.slice(width)).toEqual(lanes.state.slice(0, width));
  expect(lanes.observation.slice(11)).toEqual(lanes.observation.slice(0, 11));
  lanes.dispose();
});

test("steps, observes and rewards as Gymnasium does", async () =>
  expectGymnasiumsTransitions(await findEnvironment("hopper")));

test.each<[string, (step: number, actuator: number, lane: number) => number]>([
  ["full", () => 1],
  ["endless", (step, actuator) => ((step + actuator) % 2 === 0 ? Infinity : -Infinity)],
  ["alternating", (step, actuator, lane) => (Math.floor(step / (lane + 1)) % 2 === actuator % 2 ? 1 : -1)],
  ["NaN", () => Number.NaN],
])("%s actions leave every number finite, whatever ends an episode", async (_name, command) => {
  const options = { "healthy-height": "0.4", "healthy-pitch": "any" };
  for (const loaded of [await findEnvironment("hopper"), await findEnvironment("hopper", options)]) {
    expect((await storm(loaded, { steps: 500, command })).terminated).toBeGreaterThan(0);
  }
});
