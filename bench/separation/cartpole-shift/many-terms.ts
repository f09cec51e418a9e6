// Recorded (bench/recordings/cartpole, designer-g1-s9-r0): teach it in phases within the episode: balance always,
// travel towards 1 m while far, settle when near, with a streak bonus that grows with the number of consecutive steps
// at the mark.
import { clamp, ramp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = {
  balance: 0.4,
  travel: 4,
  settle: 0.6,
  streak: 0.5,
  smooth: 0.02,
  failure: 8,
};

export const initial = { streak: 0, lastForce: 0 };

export function terms({ state, action, next, memory, terminated }: Step<typeof initial>) {
  const distanceBefore = Math.abs(state.cart.position - 1);
  const distanceAfter = Math.abs(next.cart.position - 1);
  const isNear = distanceAfter < 0.2;
  const isSlow = Math.abs(next.cart.velocity) < 0.5;

  // Count consecutive steps that satisfy the success condition.
  memory.streak = isNear && isSlow ? memory.streak + 1 : 0;

  // Penalise chattering of the force.
  const switched = action.force * memory.lastForce < 0 ? 1 : 0;
  memory.lastForce = action.force;

  const upright = tolerance(next.pole.angle, { bounds: [-0.05, 0.05], margin: 0.15 });
  const travel = clamp(distanceBefore - distanceAfter, -0.1, 0.1);
  const settle = tolerance(distanceAfter, { bounds: [0, 0.15], margin: 0.5 });

  return {
    balance: upright,
    travel,
    settle: settle * upright,
    streak: ramp(memory.streak, 0, 100),
    smooth: -switched,
    failure: terminated ? -1 : 0,
  };
}
