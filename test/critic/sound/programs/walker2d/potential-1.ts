import { norm, shaping } from "reward";
import type { Step } from "environment";

export const weights = { progress: 1, alive: 0.008, effortCost: -0.00002 };

// Potential = position: each step is paid the metres it gained. The weights are small because a step is short.
export function terms({ state, action, next, terminated }: Step) {
  return {
    progress: shaping(state.torso.x, next.torso.x),
    alive: terminated ? 0 : 1,
    effortCost: norm(action.torque) ** 2,
  };
}
