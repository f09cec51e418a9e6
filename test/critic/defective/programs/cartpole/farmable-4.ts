import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { approach: 20, upright: 0.1, fall: 5 };

export function terms({ state, next, terminated }: Step) {
  const before = Math.abs(state.cart.position - 1);
  const after = Math.abs(next.cart.position - 1);
  return {
    approach: Math.max(before - after, 0),
    upright: tolerance(next.pole.angle, { bounds: [-0.05, 0.05], margin: 0.2 }),
    fall: terminated ? -1 : 0,
  };
}
