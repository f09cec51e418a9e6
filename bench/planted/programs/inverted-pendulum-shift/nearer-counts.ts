// Every move towards the mark is a good one and is paid, and so is every step with the pole up.
import type { Step } from "environment";

export const weights = { nearer: 100, upright: 0.3 };

export function terms({ state, next, terminated }: Step) {
  return {
    nearer: Math.max(0, Math.abs(state.cart.position - 0.5) - Math.abs(next.cart.position - 0.5)),
    upright: terminated ? 0 : 1,
  };
}
