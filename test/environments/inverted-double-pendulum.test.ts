import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Choose } from "./mujoco-checks.ts";
import { testAttempts, testExtremes, testTransitions } from "./mujoco-checks.ts";

const name = "inverted-double-pendulum";

// Masses: capsules of density 1000, πr²(l + 4r/3).
test("the model has the published masses, range, damping, gear and leaning gravity", async () => {
  const xml = readFileSync(new URL("../../environments/inverted-double-pendulum/model.xml", import.meta.url), "utf8");
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  const { model } = physics;
  const [, cart, lower, upper] = [...(model.body_mass as Float64Array)];
  expect(cart).toBeCloseTo(10.47197551, 6);
  expect(lower).toBeCloseTo(4.19873858, 6);
  expect(upper).toBe(lower);
  expect([...(model.jnt_range as Float64Array)].slice(0, 2)).toEqual([-1, 1]);
  expect([...(model.dof_damping as Float64Array)]).toEqual([0.05, 0.05, 0.05]);
  expect((model.actuator_gear as Float64Array)[0]).toBe(500);
  expect([...(model.opt.gravity as Float64Array)]).toEqual([1e-5, 0, -9.81]);
  expect(physics.dt).toBeCloseTo(0.05, 12);
  physics.dispose();
});

test("starts with positions within ±0.1 and velocities of deviation 0.1", async () => {
  const { environment } = await findEnvironment(name);
  const count = 400;
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset([...Array(count).keys()]);
  const width = lanes.state.length / count;
  // Columns of the spec's order: cart position, velocity, stop force; lower angle, rate; upper angle, rate.
  const column = (index: number) =>
    Array.from({ length: count }, (_, lane) => lanes.state[lane * width + index] as number);
  for (const index of [0, 3, 5]) {
    const largest = Math.max(...column(index).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(0.1);
    expect(largest).toBeGreaterThan(0.095);
  }
  for (const index of [1, 4, 6]) {
    const deviation = Math.sqrt(column(index).reduce((total, value) => total + value ** 2, 0) / count);
    expect(deviation).toBeGreaterThan(0.085);
    expect(deviation).toBeLessThan(0.115);
  }
  lanes.dispose();
});

testTransitions(name);
testExtremes(name);

/** A linear-quadratic regulator of the model about standing upright. */
const regulator: Choose = ([position, velocity, , lower, lowerRate, upper, upperRate]) => [
  -(0.0968 * (position as number) + 0.148 * (velocity as number)) -
    (0.697 * (lower as number) + 0.471 * (lowerRate as number)) -
    (3.553 * (upper as number) + 0.523 * (upperRate as number)),
];

testAttempts(name, {
  task: "balance",
  unit: 1000,
  attempts: [
    { policy: "no force", choose: () => [0], fitness: [0, 0.03], success: false },
    { policy: "random force", choose: (_state, uniform) => [2 * uniform() - 1], fitness: [0, 0.03], success: false },
    {
      policy: "a throw",
      choose: (_state, _uniform, step) => [step % 2 === 0 ? 1 : -1],
      fitness: [0, 0.03],
      success: false,
    },
    { policy: "a linear-quadratic regulator", choose: regulator, fitness: [1, 1], success: true },
  ],
});
