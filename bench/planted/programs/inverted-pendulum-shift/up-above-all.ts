// Without an upright pole nothing else matters: staying up is worth most, the mark is a small bonus once the cart is
// there.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 20, near: 0.02 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    near: tolerance(cart.position, { bounds: [0.4, 0.6], margin: 0.1 }),
  };
}
