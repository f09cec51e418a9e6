import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.5, alive: 1, effort: 0.002 };

export function terms({ state, next, action, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
