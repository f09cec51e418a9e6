// A cusp at the mark that is felt from the middle, the pole up, a calm cart, and a dear fall.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { cusp: 2, up: 1, calm: 0.1, fall: 10 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    cusp: decay(cart.position - 0.5, 0.4),
    up: terminated ? 0 : 1,
    calm: -Math.abs(cart.velocity),
    fall: terminated ? -1 : 0,
  };
}
