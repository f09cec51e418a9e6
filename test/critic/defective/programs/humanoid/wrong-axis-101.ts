import type { Step } from "environment";

export const weights = { forward: 2, alive: 2, effort: 0.1 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return {
    forward: (next.centerOfMass.y - state.centerOfMass.y) / dt,
    alive: terminated ? 0 : 1,
    effort: -effort,
  };
}
