import type { Step } from "environment";

export const weights = { forward: 1, level: 0.2 };

export function terms({ state, next, dt }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  const sideways = Math.abs(next.torso.y - state.torso.y) / dt;
  const level = Math.cos(next.torso.tilt);
  return { forward, level };
}
