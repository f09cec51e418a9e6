import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, sideways: 0.2, effort: 0.05 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const effort = action.torque.reduce((total, torque) => total + torque * torque, 0);
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    sideways: -Math.abs(next.torso.y - state.torso.y) / dt,
    effort: -effort,
  };
}
