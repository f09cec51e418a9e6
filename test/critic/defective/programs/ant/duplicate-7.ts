import { norm, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.3, effort: 0.05, torques: 0.05 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
    torques: -sum(action.torque.map((t) => t * t)),
  };
}
