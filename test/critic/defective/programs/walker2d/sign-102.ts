import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, fallPenalty: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  if (terminated) return { forward, alive: 0, fallPenalty: 10 };
  return { forward, alive: 1, fallPenalty: 0 };
}
