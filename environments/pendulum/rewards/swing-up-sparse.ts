import type { Step } from "environment";

// The fitness step by step: one for a step that ends upright and slow.
export const weights = { upright: 1 };

export function terms({ next }: Step) {
  return { upright: Math.abs(next.rod.angle) <= 0.2 && Math.abs(next.rod.rate) <= 1 ? 1 : 0 };
}
