// Not too far at once: the cart is wanted a little to the right of the middle, and the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { right: 2, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    right: tolerance(cart.position, { bounds: [0.15, 0.22], margin: 0.5 }),
    upright: terminated ? 0 : 1,
  };
}
