import type { Step } from "environment";
import { excess } from "reward";

const allowedLean = 10; // degrees either way
export const weights = { forward: 1, alive: 1, lean: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    lean: -excess(next.torso.pitch, -allowedLean, allowedLean),
  };
}
