import type { Step } from "environment";

// The fitness step by step: every step kept is worth the same.
export const weights = { upright: 1 };

export function terms({ terminated }: Step) {
  return { upright: terminated ? 0 : 1 };
}
