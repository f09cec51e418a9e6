import type { Step } from "environment";

// The fitness step by step: each of the 1000 steps counts that ends at the mark.
export const weights = { there: 0.001 };

export function terms({ next: { cart } }: Step) {
  return { there: Math.abs(cart.position - 0.5) <= 0.1 && Math.abs(cart.velocity) <= 0.5 ? 1 : 0 };
}
