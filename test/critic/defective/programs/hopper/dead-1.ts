import type { Step } from "environment";

export const weights = { forward: 1, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const lean = Math.abs(next.torso.pitch) * 0.5;
  return { forward: speed, alive: terminated ? 0 : 1 };
}
