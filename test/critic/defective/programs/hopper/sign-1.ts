import type { Step } from "environment";
import { norm } from "reward";

export const weights = { forward: 1, alive: 1, effortPenalty: 0.01 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effortPenalty: norm(action.torque) ** 2,
  };
}
