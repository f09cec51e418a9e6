// The cart is wanted at 1: full pay there, less the farther it is from it, and the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { at: 2, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    at: tolerance(next.cart.velocity - 1, { bounds: [-0.1, 0.1], margin: 1.5 }),
    alive: terminated ? 0 : 1,
  };
}
