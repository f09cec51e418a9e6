// Every step starts with fifty points; what the cart is off the mark and how fast it is are taken off.
import type { Step } from "environment";

export const weights = { points: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    points: terminated ? 0 : 50 - 0.05 * Math.abs(cart.position - 0.5) - 0.01 * Math.abs(cart.velocity),
  };
}
