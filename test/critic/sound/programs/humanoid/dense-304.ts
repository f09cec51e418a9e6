import { clamp, square, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.25, alive: 5, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    forward: clamp(speed, -4, 6),
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map(square)),
  };
}
