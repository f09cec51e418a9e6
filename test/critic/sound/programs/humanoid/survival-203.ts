import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.25, alive: 5, effort: 0.1 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const velocity = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    forward: velocity,
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map(square)),
  };
}
