import { norm } from "reward";
import type { Step } from "environment";

export const weights = { backward: 1, alive: 1, effort: 0.001 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const backward = (state.torso.x - next.torso.x) / dt;
  if (terminated) {
    return { backward, alive: 0 };
  }
  return { backward, alive: 1, effort: -(norm(action.torque) ** 2) };
}
