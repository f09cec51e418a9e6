// Only a lively cart catches two poles: pay its speed, and each step with the poles up.
import type { Step } from "environment";

export const weights = { lively: 5, upright: 1 };

export function terms({ next, terminated }: Step) {
  return {
    lively: Math.abs(next.cart.velocity),
    upright: terminated ? 0 : 1,
  };
}
