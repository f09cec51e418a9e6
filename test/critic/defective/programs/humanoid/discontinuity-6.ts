import type { Step } from "environment";

export const weights = { pace: 2, alive: 2 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const pace = speed <= 1 ? speed : -speed;
  return { pace, alive: terminated ? 0 : 1 };
}
