import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { Choose } from "./mujoco-checks.ts";
import { testAttempts, testExtremes, testTransitions } from "./mujoco-checks.ts";

const name = "inverted-pendulum";

// Masses: capsules of density 1000, πr²(l + 4r/3).
test("the model has the published masses, range, damping and gear", async () => {
  const xml = readFileSync(new URL("../../environments/inverted-pendulum/model.xml", import.meta.url), "utf8");
  const physics = await createPhysics({ xml, count: 1, frameSkip: 2 });
  const { model } = physics;
  const [, cart, pole] = [...(model.body_mass as Float64Array)];
  expect(cart).toBeCloseTo(10.47197551, 6);
  expect(pole).toBeCloseTo(5.01859164, 6);
  expect([...(model.jnt_range as Float64Array)]).toEqual([-1, 1, -Math.PI / 2, Math.PI / 2]);
  expect([...(model.dof_damping as Float64Array)]).toEqual([1, 1]);
  expect((model.actuator_gear as Float64Array)[0]).toBe(100);
  expect([...(model.actuator_ctrlrange as Float64Array)]).toEqual([-3, 3]);
  expect(physics.dt).toBeCloseTo(0.04, 12);
  physics.dispose();
});

test("starts within ±0.01 of standing in the middle, and falls without force", async () => {
  const { environment } = await findEnvironment(name);
  const lanes = await environment.create({ count: 100, seed: 1 });
  lanes.reset([...Array(100).keys()]);
  const sizes = lanes.state.map(Math.abs);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(0.01);
  expect(Math.max(...sizes)).toBeGreaterThan(0.0095);
  let steps = 0;
  while (lanes.terminated[0] === 0) {
    lanes.step(new Float64Array(100));
    steps++;
  }
  expect(steps).toBeLessThan(60);
  expect(Math.abs(lanes.state[2] as number)).toBeGreaterThan(0.2);
  lanes.dispose();
});

testTransitions(name);
testExtremes(name);

/** A linear controller; the set point draws no harder than from 0.15 m away. */
const standAt =
  (target: number): Choose =>
  ([position, velocity, angle, rate]) => {
    const off = Math.min(Math.max((position as number) - target, -0.15), 0.15);
    return [2.37 * off + 1.93 * (velocity as number) + 8.67 * (angle as number) + 1.29 * (rate as number)];
  };

const random: Choose = (_state, uniform) => [6 * uniform() - 3];
const forgetCart: Choose = ([, , angle, rate]) => [20 * (angle as number) + 3 * (rate as number)];

testAttempts(name, {
  task: "balance",
  unit: 1000,
  attempts: [
    { policy: "no force", choose: () => [0], fitness: [0, 0.06], success: false },
    { policy: "random force", choose: random, fitness: [0, 0.02], success: false },
    { policy: "a controller that forgets the cart", choose: forgetCart, fitness: [0.05, 0.15], success: false },
    { policy: "a controller", choose: standAt(0), fitness: [1, 1], success: true },
  ],
});

testAttempts(name, {
  task: "shift",
  attempts: [
    {
      policy: "a throw to the right",
      choose: (_state, _uniform, step) => [step < 4 ? 3 : -3],
      fitness: [0, 0],
      success: false,
    },
    { policy: "a controller that forgets the cart", choose: forgetCart, fitness: [0, 0.02], success: false },
    { policy: "balancing in the middle", choose: standAt(0), fitness: [0, 0], success: false },
    { policy: "balancing at the other side", choose: standAt(-0.5), fitness: [0, 0], success: false },
    { policy: "balancing at the mark", choose: standAt(0.5), fitness: [0.9, 1], success: true },
  ],
});
