import { clamp, once } from "reward";
import type { Step } from "environment";

// Speed towards the mark up to the mark (no need to hurry beyond 1 m/s), and a prize for being there.
export const weights = { onward: 1, there: 5 };

export const initial = { there: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  return {
    onward: state.cart.position < 1 ? clamp(next.cart.velocity, -1, 1) : 0,
    there: once(memory, "there", Math.abs(next.cart.position - 1) < 0.1),
  };
}
