// Recorded (bench/recordings/cartpole, designer-g1-s1-r0): staying alive pays a little each step, falling costs a
// lot, and every centimetre towards 1 m pays once as potential-based progress, so the cart learns balance first and
// then drifts to the mark.
import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.5, fall: 10, progress: 10, closeness: 0.5 };

export function terms({ state, next, terminated }: Step) {
  const before = -Math.abs(state.cart.position - 1);
  const after = -Math.abs(next.cart.position - 1);
  return {
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
    progress: shaping(before, after),
    closeness: 1 + after / 3.4,
  };
}
