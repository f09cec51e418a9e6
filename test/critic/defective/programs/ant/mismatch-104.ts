import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  const effort = action.torque.map((torque) => -(torque * torque));
  return { forward: (next.torso.x - state.torso.x) / dt, effort };
}
