import { norm } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, fall: 10, effort: 0.05 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    speed: (next.torso.x - state.torso.x) / dt,
    fall: terminated ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
