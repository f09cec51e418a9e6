import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, time: 5, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    time: -1,
    effort: -(norm(action.torque) ** 2),
  };
}
