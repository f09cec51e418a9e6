import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.001 };

export function terms({ state, next, action, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
