import type { Step } from "environment";

export const weights = { forward: 1, speed: 0.5, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    speed: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
  };
}
