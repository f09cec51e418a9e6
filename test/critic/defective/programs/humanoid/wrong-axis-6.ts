import type { Step } from "environment";

export const weights = { forwardSpeed: 1, alive: 2, upright: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forwardSpeed: (next.centerOfMass.height - state.centerOfMass.height) / dt,
    alive: terminated ? 0 : 1,
    upright: -next.torso.tilt,
  };
}
