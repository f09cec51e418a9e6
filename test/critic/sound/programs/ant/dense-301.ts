import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, straight: 0.1, effort: -0.02 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    straight: -Math.abs(next.torso.velocityY),
    // a cost, with a negative weight
    effort: sum(action.torque.map((share) => share ** 2)),
  };
}
