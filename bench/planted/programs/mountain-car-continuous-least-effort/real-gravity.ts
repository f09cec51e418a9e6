import type { Step } from "environment";

const gravity = 9.81;

// Mechanical energy for a car of unit mass, ½v² + g·h: it can only grow by the engine, so its gain is the useful work.
export const weights = { work: 1, flag: 10, effort: 0.15 };

export function terms({ state, action, next, terminated }: Step) {
  const before = 0.5 * state.car.velocity ** 2 + gravity * state.car.height;
  const after = 0.5 * next.car.velocity ** 2 + gravity * next.car.height;
  return {
    work: after - before,
    flag: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
