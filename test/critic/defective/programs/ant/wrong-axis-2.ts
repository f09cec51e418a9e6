import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.3, effort: 0.05 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const forward = (next.torso.y - state.torso.y) / dt;
  return { forward, alive: terminated ? 0 : 1, effort: -(norm(action.torque) ** 2) };
}
