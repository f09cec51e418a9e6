import type { Step } from "environment";

export const weights = { forward: 1, level: 0.3, backThighEffort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  const backThigh = action.torque[3];
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    level: Math.cos(next.torso.pitch),
    backThighEffort: -(backThigh ** 2),
  };
}
