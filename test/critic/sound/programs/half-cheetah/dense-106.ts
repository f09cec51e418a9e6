import type { Step } from "environment";

export const weights = { backward: 1, level: 0.5, effort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  return {
    backward: (state.torso.x - next.torso.x) / dt,
    level: Math.cos(next.torso.pitch),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
