import type { Step } from "environment";

export const weights = { forward: 1, upright: 0.2 };

export function terms({ state, next, dt }: Step) {
  return {
    forward: (state.torso.x - next.torso.x) / dt,
    upright: -Math.abs(next.torso.pitch),
  };
}
