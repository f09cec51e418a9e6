import type { Step } from "environment";

// The fitness step by step: one for a step that ends at the mark, slow.
export const weights = { atMark: 1 };

export function terms({ next }: Step) {
  return { atMark: Math.abs(next.cart.position - 1) <= 0.2 && Math.abs(next.cart.velocity) <= 0.5 ? 1 : 0 };
}
