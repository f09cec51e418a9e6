import type { Step } from "environment";

// The fitness step by step: one for a step that ends leaning as asked, and slow.
export const weights = { leaning: 1 };

export function terms({ next }: Step) {
  return { leaning: Math.abs(next.rod.angle - 0.3) <= 0.1 && Math.abs(next.rod.rate) <= 0.5 ? 1 : 0 };
}
