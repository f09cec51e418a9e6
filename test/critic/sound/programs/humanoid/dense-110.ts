import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.25, alive: 5, effort: 0.1 };

export function terms({ state, next, action, dt, terminated }: Step) {
  return {
    forward: (next.centerOfMass.x - state.centerOfMass.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
