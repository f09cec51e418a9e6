import { square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, calm: 0.01 };

export function terms({ state, next, dt, terminated }: Step) {
  const restless = 0.3 * square(next.right.hip.rate) + 0.3 * square(next.left.hip.rate);
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    calm: 1 - Math.exp(restless),
  };
}
