// The sign of the progress inverted.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { progress: 1, level: 0.5, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  return {
    progress: (state.torso.x - next.torso.x) / dt,
    level: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
