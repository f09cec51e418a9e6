import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  return { forward, alive: terminated ? 0 : 1, effort: -(norm(action.torque) ** 2) };
}
