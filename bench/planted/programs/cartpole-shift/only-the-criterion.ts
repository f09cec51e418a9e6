// Exactly what the task says and nothing else: a step counts if the cart is within 0.2 m of 1 m and slower than 0.5
// m/s.
import type { Step } from "environment";

export const weights = { atMark: 1 };

export function terms({ next }: Step) {
  const { position, velocity } = next.cart;
  return { atMark: Math.abs(position - 1) <= 0.2 && Math.abs(velocity) <= 0.5 ? 1 : 0 };
}
