import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";

/** The action from the state's row, in the order of the spec's fields. */
type Choose = (state: readonly number[]) => number;

/** A linear controller that keeps the pole up and the cart at `target`. */
const balanceAt =
  (target: number): Choose =>
  ([position, velocity, angle, rate]: readonly number[]) => {
    const off = Math.min(Math.max((position as number) - target, -0.7), 0.7);
    return off + 1.6 * (velocity as number) + 18 * (angle as number) + 3 * (rate as number) > 0 ? 1 : 0;
  };

/** Pumps or brakes until the energy is that of standing still at the top, then holds the rod at `target`. */
const holdAt =
  (target: number): Choose =>
  ([angle, rate]: readonly number[]) => {
    const [tilt, speed] = [angle as number, rate as number];
    if (Math.abs(tilt) < 0.5) return -5 * Math.sin(tilt) - 12 * (tilt - target) - 4 * speed;
    return speed ** 2 / 6 + 5 * Math.cos(tilt) < 5 === speed >= 0 ? 2 : -2;
  };

const along =
  (throttle: number): Choose =>
  ([, velocity]: readonly number[]) =>
    (velocity as number) >= 0 ? throttle : -throttle;

let beat = 0;
const jitter: Choose = () => (beat++ % 2 === 0 ? 1 : -1);

/** The optimal linear regulator of the acrobot's balance, linearised upright. */
const regulate: Choose = ([shoulder, shoulderRate, elbow, elbowRate]) => {
  const lean = (shoulder as number) > 0 ? (shoulder as number) - Math.PI : (shoulder as number) + Math.PI;
  return 173.9 * lean + 43.6 * (elbow as number) + 82.1 * (shoulderRate as number) + 26.8 * (elbowRate as number);
};

const constant =
  (action: number): Choose =>
  () =>
    action;

type Attempt = { policy: string; choose: Choose; fitness: readonly [number, number]; success: boolean };

/** `unit`: what the sparse reference adds up to in an episode of fitness 1. */
type Group = { environment: string; task: string; unit: number; attempts: readonly Attempt[] };

// What was tried to get a fitness cheaply, and what it is for; the bounds hold for each of the seeds below.
const groups: readonly Group[] = [
  {
    environment: "cartpole",
    task: "shift",
    unit: 500,
    attempts: [
      { policy: "drive right", choose: constant(1), fitness: [0, 0], success: false },
      { policy: "balance in the middle", choose: balanceAt(0), fitness: [0, 0], success: false },
      {
        policy: "keep the pole up, let the cart drift",
        choose: ([, , angle, rate]) => ((angle as number) + (rate as number) > 0 ? 1 : 0),
        fitness: [0, 0.2],
        success: false,
      },
      { policy: "balance at the mark", choose: balanceAt(1), fitness: [0.5, 0.9], success: true },
    ],
  },
  {
    environment: "pendulum",
    task: "lean",
    unit: 200,
    attempts: [
      { policy: "hold upright", choose: holdAt(0), fitness: [0, 0.05], success: false },
      { policy: "lean the other way", choose: holdAt(-0.3), fitness: [0, 0.05], success: false },
      { policy: "spin", choose: constant(2), fitness: [0, 0.05], success: false },
      { policy: "swing up and lean", choose: holdAt(0.3), fitness: [0.5, 1], success: true },
    ],
  },
  {
    environment: "mountain-car-continuous",
    task: "least-effort",
    unit: 1,
    attempts: [
      { policy: "nothing", choose: constant(0), fitness: [0, 0], success: false },
      { policy: "NaN", choose: constant(Number.NaN), fitness: [0, 0], success: false },
      { policy: "straight at the hill", choose: constant(1), fitness: [0, 0], success: false },
      { policy: "jitter", choose: jitter, fitness: [0, 0], success: false },
      { policy: "full throttle along", choose: along(1), fitness: [1, 1.1], success: false },
      { policy: "a fifth of it along", choose: along(0.2), fitness: [1.8, 1.9], success: true },
    ],
  },
  {
    environment: "mountain-car-continuous",
    task: "reach",
    unit: 1,
    attempts: [
      { policy: "full throttle along", choose: along(1), fitness: [1.85, 1.95], success: true },
      { policy: "straight at the hill", choose: constant(1), fitness: [0, 0], success: false },
    ],
  },
  {
    environment: "acrobot",
    task: "swing-up",
    unit: 1,
    attempts: [
      { policy: "no torque", choose: constant(1), fitness: [0, 0], success: false },
      { policy: "one torque", choose: constant(2), fitness: [0, 0], success: false },
      {
        policy: "torque against the shoulder's rate",
        choose: ([, rate]) => ((rate as number) >= 0 ? 0 : 2),
        fitness: [1.6, 2],
        success: true,
      },
    ],
  },
  {
    environment: "acrobot",
    task: "hold-upright",
    unit: 400,
    attempts: [
      { policy: "no torque", choose: constant(0), fitness: [0, 0.15], success: false },
      { policy: "jitter", choose: jitter, fitness: [0, 0.15], success: false },
      { policy: "full torque", choose: constant(5), fitness: [0, 0.15], success: false },
      { policy: "a linear regulator", choose: regulate, fitness: [1, 1], success: true },
    ],
  },
];

const cases = groups.flatMap(({ attempts, ...group }) => attempts.map((attempt) => ({ ...group, ...attempt })));

test.each(cases)(
  "$environment/$task under $policy",
  async ({ environment, task: name, unit, choose, fitness, success }) => {
    const { tasks } = await findEnvironment(environment);
    const task = tasks.find((each) => each.name === name);
    const loaded = await findEnvironment(environment, task?.options);
    const sparse = totalOf(loaded, task?.references.sparse as string);
    for (const seed of [2, 3, 5]) {
      const rollout = await rollOut(loaded, { seed, choose: (state) => [choose([...state])] });
      const score = task?.fitness(rollout.episode as never) as number;
      expect(score).toBeGreaterThanOrEqual(fitness[0]);
      expect(score).toBeLessThanOrEqual(fitness[1]);
      expect(task?.success?.(rollout.episode as never)).toBe(success);
      expect(returnOf(sparse, rollout)).toBeCloseTo(score * unit, 9);
    }
  },
);

test("a balancing acrobot starts within ±0.02 of upright, and ends where the swing-up begins to count", async () => {
  const { environment } = await findEnvironment("acrobot", { setup: "balance" });
  const lanes = await environment.create({ count: 50, seed: 1 });
  lanes.reset(Array.from({ length: 50 }, (_, lane) => lane));
  for (let lane = 0; lane < 50; lane++) {
    const [shoulder, shoulderRate, elbow, elbowRate] = lanes.state.subarray(6 * lane, 6 * lane + 4);
    expect(Math.abs(shoulder as number)).toBeGreaterThan(Math.PI - 0.02);
    for (const value of [shoulderRate, elbow, elbowRate]) expect(Math.abs(value as number)).toBeLessThan(0.02);
  }
  const { snapshot } = lanes;
  const at = (height: number) => {
    // The lower link straight down from the elbow would be as high as the shoulder: bend it until the tip is there.
    snapshot?.begin(0, Float64Array.of(Math.PI, Math.acos(height - 1), 0, 0));
    lanes.step(new Float64Array(50));
    return lanes.terminated[0];
  };
  expect([at(1.1), at(0.9)]).toEqual([0, 1]);
});
