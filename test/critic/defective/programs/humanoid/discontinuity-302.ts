import type { Step } from "environment";

export const weights = { pace: 1, alive: 1.5, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  // up to 1 m/s faster is better, above it slower is
  const pace = speed <= 1 ? speed : 1.5 - speed;
  return {
    pace: Math.max(-1, pace),
    alive: terminated ? 0 : 1,
    effort: -action.torque.reduce((total, share) => total + share * share, 0),
  };
}
