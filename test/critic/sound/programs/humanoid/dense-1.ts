import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.25, alive: 3, bent: 0.3, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: Math.min(4, (next.centerOfMass.x - state.centerOfMass.x) / dt),
    alive: terminated ? 0 : 1,
    bent: -Math.abs(next.torso.pitch) - Math.abs(next.torso.roll),
    effort: -(norm(action.torque) ** 2),
  };
}
