import { square } from "reward";
import type { Step } from "environment";

const temperature = 500;
export const weights = { forward: 1, upright: 1, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    upright: Math.exp(-square(next.torso.pitch) / temperature),
    alive: terminated ? 0 : 1,
  };
}
