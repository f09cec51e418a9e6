import type { Step } from "environment";

const record = { furthest: 0 };

export const weights = { forward: 1, beyond: 5, level: 0.3 };

export function terms({ state, next, dt }: Step) {
  const beyond = Math.max(0, next.torso.x - record.furthest);
  record.furthest += beyond;
  return { forward: (next.torso.x - state.torso.x) / dt, beyond, level: Math.cos(next.torso.pitch) };
}
