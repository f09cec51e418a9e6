import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Choose } from "./mujoco-checks.ts";
import { testAttempts, testExtremes, testTransitions } from "./mujoco-checks.ts";

const name = "reacher";

test("the model has the published masses, range, armature and gears", async () => {
  const xml = readFileSync(new URL("../../environments/reacher/model.xml", import.meta.url), "utf8");
  const physics = await createPhysics({ xml, count: 1, frameSkip: 2 });
  const { model } = physics;
  // Capsules and spheres of density 1000: πr²(l + 4r/3) and 4πr³/3.
  const expected = [0, 0.03560472, 0.03560472, 0.00418879, 0.00305363];
  [...(model.body_mass as Float64Array)].forEach((mass, body) => expect(mass).toBeCloseTo(expected[body] as number, 7));
  expect([...(model.jnt_range as Float64Array)].slice(2)).toEqual([-3, 3, -0.27, 0.27, -0.27, 0.27]);
  expect([...(model.dof_armature as Float64Array)]).toEqual([1, 1, 0, 0]);
  expect([...(model.dof_damping as Float64Array)]).toEqual([1, 1, 0, 0]);
  expect([0, 6].map((place) => (model.actuator_gear as Float64Array)[place])).toEqual([200, 200]);
  expect(physics.dt).toBeCloseTo(0.02, 12);
  physics.dispose();
});

test("the mark lies anywhere in a disc of 0.2 m, evenly, and stays there; the arm starts nearly straight", async () => {
  const { environment } = await findEnvironment(name);
  const count = 400;
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset([...Array(count).keys()]);
  const width = lanes.state.length / count;
  const at = (lane: number, column: number) => lanes.state[lane * width + column] as number;
  const radii = Array.from({ length: count }, (_, lane) => Math.hypot(at(lane, 11), at(lane, 12)));
  expect(Math.max(...radii)).toBeLessThan(0.2);
  // Even over the disc: half of its area lies within 0.2/√2.
  const inner = radii.filter((radius) => radius < 0.2 / Math.SQRT2).length / count;
  expect(Math.abs(inner - 0.5)).toBeLessThan(0.08);
  for (let lane = 0; lane < count; lane++) {
    expect(Math.abs(at(lane, 0))).toBeLessThanOrEqual(0.1);
    expect(Math.abs(at(lane, 2))).toBeLessThanOrEqual(0.1);
    expect(Math.abs(at(lane, 1))).toBeLessThanOrEqual(0.005);
  }
  const before = [at(0, 11), at(0, 12)];
  for (let step = 0; step < 50; step++) lanes.step(new Float64Array(2 * count).fill(1));
  expect([at(0, 11), at(0, 12)]).toEqual(before);
  expect(lanes.truncated[0]).toBe(1);
  lanes.dispose();
});

testTransitions(name);
testExtremes(name);

const shoulderAngle = 0;
const shoulderRate = 1;
const elbowAngle = 2;
const elbowRate = 3;
const markX = 11;
const markY = 12;

const wrap = (angle: number): number => angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));

/** Angles whose fingertip is at the mark, by the law of cosines, and a controller that goes there. */
const byHand: Choose = (state) => {
  const [x, y] = [state[markX] as number, state[markY] as number];
  const cosine = (x * x + y * y - 0.1 ** 2 - 0.11 ** 2) / (2 * 0.1 * 0.11);
  const elbow = Math.min(Math.acos(Math.min(Math.max(cosine, -1), 1)), 3);
  const shoulder = Math.atan2(y, x) - Math.atan2(0.11 * Math.sin(elbow), 0.1 + 0.11 * Math.cos(elbow));
  return [
    0.9 * wrap(shoulder - (state[shoulderAngle] as number)) - 0.09 * (state[shoulderRate] as number),
    0.9 * (elbow - (state[elbowAngle] as number)) - 0.09 * (state[elbowRate] as number),
  ];
};

const spinBentTo =
  (elbow: number): Choose =>
  (state) => [0.1, 0.5 * (elbow - (state[elbowAngle] as number)) - 0.05 * (state[elbowRate] as number)];

const cheap: readonly [string, Choose][] = [
  ["no torque", () => [0, 0]],
  ["random torque", (_state, uniform) => [2 * uniform() - 1, 2 * uniform() - 1]],
  ["spinning straight", () => [0.05, 0]],
  ["spinning bent", spinBentTo(1.8)],
  ["trembling", (_state, _uniform, step) => (step % 2 === 0 ? [1, -1] : [-1, 1])],
];

for (const [task, most] of [
  ["reach", 0.35],
  ["precise", 0.1],
] as const) {
  testAttempts(name, {
    task,
    attempts: [
      ...cheap.map(([policy, choose]) => ({ policy, choose, fitness: [0, most] as const, success: false })),
      { policy: "a controller that knows the arm", choose: byHand, fitness: [0.5, 1], success: true },
    ],
  });
}
