// Pay for every step that brings the cart nearer to the mark. Steps away from it are sometimes needed to catch the
// pole, so they cost nothing; a fall does.
import type { Step } from "environment";

export const weights = { nearer: 60, alive: 0.5, fall: 20 };

export function terms({ state, next, terminated }: Step) {
  const before = Math.abs(1 - state.cart.position);
  const after = Math.abs(1 - next.cart.position);
  return {
    nearer: Math.max(0, before - after),
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
  };
}
