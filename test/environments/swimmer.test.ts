import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Choose } from "./mujoco-checks.ts";
import { testAttempts, testExtremes, testTransitions } from "./mujoco-checks.ts";

const name = "swimmer";

test("the model has the published masses, ranges, armature, gears and fluid", async () => {
  const xml = readFileSync(new URL("../../environments/swimmer/model.xml", import.meta.url), "utf8");
  const physics = await createPhysics({ xml, count: 1, frameSkip: 4 });
  const { model } = physics;
  // Capsules of density 1000, πr²(l + 4r/3).
  for (const mass of [...(model.body_mass as Float64Array)].slice(1)) expect(mass).toBeCloseTo(35.60471674, 6);
  const degrees = [...(model.jnt_range as Float64Array)].slice(6).map((radians) => (radians * 180) / Math.PI);
  degrees.forEach((bound, index) => expect(bound).toBeCloseTo([-100, 100, -100, 100][index] as number, 10));
  expect([...(model.dof_armature as Float64Array)]).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
  expect([0, 6].map((place) => (model.actuator_gear as Float64Array)[place])).toEqual([150, 150]);
  expect([model.opt.density, model.opt.viscosity]).toEqual([4000, 0.1]);
  expect(physics.dt).toBeCloseTo(0.04, 12);
  physics.dispose();
});

test("starts within ±0.1 of lying straight, with observations in Gymnasium's order", async () => {
  const { environment } = await findEnvironment(name);
  const lanes = await environment.create({ count: 100, seed: 1 });
  lanes.reset([...Array(100).keys()]);
  const width = lanes.state.length / 100;
  for (let lane = 0; lane < 100; lane++) {
    const [, , , , , , heading, turnRate, x, y, velocityX, velocityY, front, frontRate, rear, rearRate] =
      lanes.state.subarray(lane * width, (lane + 1) * width);
    const joints = [x, y, heading, front, rear, velocityX, velocityY, turnRate, frontRate, rearRate];
    for (const value of joints) expect(Math.abs(value as number)).toBeLessThanOrEqual(0.1);
    expect([...lanes.observation.subarray(8 * lane, 8 * lane + 8)]).toEqual(joints.slice(2));
  }
  lanes.dispose();
});

test("the centre of mass moves at its velocity", async () => {
  const { environment } = await findEnvironment(name);
  const lanes = await environment.create({ count: 1, seed: 1 });
  lanes.reset([0]);
  const wave = (step: number) => Float64Array.of(Math.sin(step / 10), Math.cos(step / 10));
  let [x, velocity] = [lanes.state[0] as number, lanes.state[2] as number];
  for (let step = 0; step < 200; step++) {
    lanes.step(wave(step));
    const [nextX, nextVelocity] = [lanes.state[0] as number, lanes.state[2] as number];
    // The trapezoidal rule over a step of 0.04 s.
    expect(Math.abs(nextX - x - 0.02 * (velocity + nextVelocity))).toBeLessThan(2e-4);
    [x, velocity] = [nextX, nextVelocity];
  }
  lanes.dispose();
});

testTransitions(name);
testExtremes(name);

const wave =
  ({
    rate,
    lag,
    torques: [front, rear],
    offsets: [frontOffset, rearOffset] = [0, 0],
  }: {
    rate: number;
    lag: number;
    torques: [number, number];
    offsets?: [number, number];
  }): Choose =>
  (_state, _uniform, step) => [
    front * Math.sin(rate * step * 0.04) + frontOffset,
    rear * Math.sin(rate * step * 0.04 + lag) + rearOffset,
  ];

const straight = wave({ rate: 2.28, lag: 5.29, torques: [1.15, 1.07] });
const lopsided = wave({ rate: 5.02, lag: 5.04, torques: [1.12, 1.08], offsets: [-0.28, -0.45] });
const random: Choose = (_state, uniform) => [2 * uniform() - 1, 2 * uniform() - 1];
const buzz: Choose = (_state, _uniform, step) => (step % 2 === 0 ? [1, -1] : [-1, 1]);

testAttempts(name, {
  task: "forward",
  attempts: [
    { policy: "no torque", choose: () => [0, 0], fitness: [-0.03, 0.03], success: false },
    { policy: "random torque", choose: random, fitness: [-0.03, 0.03], success: false },
    { policy: "folding up", choose: () => [1, 1], fitness: [-0.03, 0.03], success: false },
    { policy: "trembling", choose: buzz, fitness: [-0.03, 0.03], success: false },
    { policy: "a wave by hand", choose: straight, fitness: [0.1, 0.15], success: false },
  ],
});

testAttempts(name, {
  task: "turn",
  attempts: [
    { policy: "no torque", choose: () => [0, 0], fitness: [-0.1, 0.1], success: false },
    { policy: "bending to one side", choose: () => [1, -1], fitness: [0.1, 0.25], success: false },
    { policy: "trembling", choose: buzz, fitness: [-0.1, 0.1], success: false },
    { policy: "a lopsided wave by hand", choose: lopsided, fitness: [1.3, 1.7], success: true },
  ],
});
