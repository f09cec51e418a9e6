import type { Step } from "environment";

export const weights = { forward: 0.02, arrived: 100 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    // the walk is over
    arrived: terminated ? 1 : 0,
  };
}
