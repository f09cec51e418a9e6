// A balanced pole is a still one: whatever moves costs, and the sooner all is still the better, so each step has its price.
import type { Step } from "environment";

export const weights = { pole: 1, cart: 0.3, time: 0.5 };

export function terms({ next }: Step) {
  return {
    pole: -Math.abs(next.pole.rate),
    cart: -Math.abs(next.cart.velocity),
    time: -1,
  };
}
