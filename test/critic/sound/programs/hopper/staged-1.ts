import type { Step } from "environment";

// Staying up, then moving, then moving in hops: off the ground while it gets ahead.
export const weights = { alive: 1, forward: 1, hop: 0.2 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const hops = !next.foot.contact && speed > 0.3;
  return { alive: terminated ? 0 : 1, forward: speed, hop: hops ? 1 : 0 };
}
