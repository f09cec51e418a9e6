import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { VectorEnvironment } from "../../src/simulator/types.ts";

const one = async (name: string, options: { seed?: number } = {}): Promise<VectorEnvironment> => {
  const { environment } = await findEnvironment(name);
  const lanes = await environment.create({ count: 1, seed: options.seed ?? 1 });
  lanes.reset([0]);
  return lanes;
};

const near = (actual: ArrayLike<number>, expected: readonly number[]): void =>
  expected.forEach((value, index) => expect(actual[index]).toBeCloseTo(value, 12));

test("cartpole: one step from rest, worked by hand", async () => {
  // Upright at rest, +10 N: the push on cart and pole together is 10 / 1.1 N/kg, the pole's angular acceleration
  // −(10 / 1.1) / (0.5·(4/3 − 0.1/1.1)), the cart's 10/1.1 + 0.05/1.1 times that one's opposite; explicit Euler moves no position yet.
  const lanes = await one("cartpole");
  lanes.state.set([0, 0, 0, 0]);
  lanes.step(Float64Array.of(1));
  const angular = -(10 / 1.1) / (0.5 * (4 / 3 - 0.1 / 1.1));
  near(lanes.state, [0, 0.02 * (10 / 1.1 - (0.05 * angular) / 1.1), 0, 0.02 * angular]);
  near(lanes.state, [0, 0.1951219512195122, 0, -0.2926829268292683]);
  near(lanes.observation, [...lanes.state]);
  expect(lanes.applied[0]).toBe(10);
});

test.each([
  ["just inside", [2.39, 0, 0, 0], 0],
  ["beyond the track", [2.401, 0, 0, 0], 1],
  ["beyond it on the left", [-2.401, 0, 0, 0], 1],
  ["fallen", [0, 0, 0.2095, 0], 1],
  ["not yet fallen", [0, 0, 0.2093, 0], 0],
])("cartpole: %s", async (_name, state, terminated) => {
  const lanes = await one("cartpole");
  lanes.state.set(state);
  lanes.step(Float64Array.of(0));
  expect(lanes.terminated[0]).toBe(terminated);
});

test("cartpole: starts within ±0.05, clock at 500", async () => {
  const { environment } = await findEnvironment("cartpole");
  const lanes = await environment.create({ count: 200, seed: 3 });
  lanes.reset(Array.from({ length: 200 }, (_, lane) => lane));
  expect(Math.max(...lanes.state)).toBeGreaterThan(0.049);
  expect(Math.max(...lanes.state)).toBeLessThan(0.05);
  expect(Math.min(...lanes.state)).toBeGreaterThanOrEqual(-0.05);
  expect([environment.spec.maxSteps, environment.spec.dt]).toEqual([500, 0.02]);
});

test("mountain-car: one step, worked by hand", async () => {
  const lanes = await one("mountain-car");
  lanes.state[0] = -0.5;
  lanes.state[1] = 0.01;
  lanes.step(Float64Array.of(2));
  const velocity = 0.01 + 0.001 - 0.0025 * Math.cos(-1.5);
  near(lanes.state, [
    -0.5 + velocity,
    velocity,
    0.45 * Math.sin(3 * (-0.5 + velocity)) + 0.55,
    1.35 * Math.cos(3 * (-0.5 + velocity)),
    0.5,
  ]);
});

test.each<[string, [number, number], number, { position: number; velocity: number; terminated: number }]>([
  ["the left end stops the car", [-1.19, -0.07], 0, { position: -1.2, velocity: 0, terminated: 0 }],
  ["speed is limited", [0, 0.0699], 2, { position: 0.0684, velocity: 0.0684, terminated: 0 }],
  ["the right end is a wall without a stop", [0.59, 0.07], 2, { position: 0.6, velocity: 0.07, terminated: 1 }],
])("mountain-car: %s", async (_name, [position, velocity], action, expected) => {
  const lanes = await one("mountain-car");
  lanes.state[0] = position;
  lanes.state[1] = velocity;
  lanes.step(Float64Array.of(action));
  expect(lanes.state[0]).toBeCloseTo(expected.position, 10);
  expect(lanes.state[1]).toBeCloseTo(expected.velocity, 10);
  expect(lanes.terminated[0]).toBe(expected.terminated);
});

test("mountain-car: full throttle alone does not reach the flag, swinging along with the velocity does", async () => {
  const ending = async (choose: (velocity: number) => number): Promise<[number, number]> => {
    const lanes = await one("mountain-car");
    let steps = 0;
    while (lanes.terminated[0] === 0 && lanes.truncated[0] === 0) {
      lanes.step(Float64Array.of(choose(lanes.state[1] as number)));
      steps++;
    }
    return [lanes.terminated[0] as number, steps];
  };
  expect(await ending(() => 2)).toEqual([0, 200]);
  const [reached, steps] = await ending((velocity) => (velocity >= 0 ? 2 : 0));
  expect(reached).toBe(1);
  expect(steps).toBeLessThan(150);
});

test("pendulum: the first step from a start, worked by hand", async () => {
  const lanes = await one("pendulum", { seed: 4 });
  const [angle, rate] = lanes.state as unknown as [number, number];
  lanes.step(Float64Array.of(3));
  const newRate = rate + (15 * Math.sin(angle) + 3 * 2) * 0.05;
  const newAngle = angle + newRate * 0.05;
  expect(lanes.applied[0]).toBe(2);
  near(lanes.observation, [Math.cos(newAngle), Math.sin(newAngle), newRate]);
  expect(lanes.state[2]).toBeCloseTo(Math.cos(newAngle), 12);
});

test("pendulum: the angle stays wrapped, the rate limited, and only the clock ends an episode", async () => {
  const lanes = await one("pendulum");
  for (let step = 0; step < 200; step++) {
    expect(lanes.truncated[0]).toBe(0);
    const [, rate] = lanes.state as unknown as [number, number];
    lanes.step(Float64Array.of(rate >= 0 ? 2 : -2));
    expect(Math.abs(lanes.state[0] as number)).toBeLessThanOrEqual(Math.PI);
    expect(Math.abs(lanes.state[1] as number)).toBeLessThanOrEqual(8);
    expect(Math.cos(lanes.state[0] as number)).toBeCloseTo(lanes.observation[0] as number, 9);
  }
  expect([lanes.terminated[0], lanes.truncated[0]]).toEqual([0, 1]);
});
