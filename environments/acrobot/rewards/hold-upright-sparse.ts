import type { Step } from "environment";

// The fitness step by step: one for a step that ends upright.
export const weights = { upright: 1 };

export function terms({ next }: Step) {
  return { upright: next.tip.height >= 1.9 ? 1 : 0 };
}
