import type { Step } from "environment";

export const weights = { forward: 1, headUp: 300, effort: 0.1 };

export function terms({ state, next, action, dt }: Step) {
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return {
    forward: (next.centerOfMass.x - state.centerOfMass.x) / dt,
    headUp: next.head.height,
    effort: -effort,
  };
}
