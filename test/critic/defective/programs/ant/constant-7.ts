import type { Step } from "environment";

export const weights = { forward: 1, cadence: 0.5, level: 0.3 };

export function terms({ state, next, dt }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    cadence: dt / 0.05,
    level: -next.torso.tilt,
  };
}
