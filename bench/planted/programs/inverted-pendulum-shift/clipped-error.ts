// The error of the cart's place, clipped at one so that a cart far away does not drown everything else.
import type { Step } from "environment";

export const weights = { error: 2, upright: 3 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    error: -Math.min(1, 20 * Math.abs(cart.position - 0.5)),
    upright: terminated ? 0 : 1,
  };
}
