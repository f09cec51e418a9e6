import type { Step } from "environment";

export const weights = { forward: 1, straight: 100, alive: 0.3 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    straight: -Math.abs(next.torso.y - state.torso.y) / dt,
    alive: terminated ? 0 : 1,
  };
}
