// A pole is kept up by a cart that is always ready to move: pay for a lively cart, and a little for a level pole.
import type { Step } from "environment";

export const weights = { lively: 2, level: 0.05 };

export function terms({ next }: Step) {
  return {
    lively: Math.abs(next.cart.velocity),
    level: 1 - Math.abs(next.pole.angle) / 0.2094,
  };
}
