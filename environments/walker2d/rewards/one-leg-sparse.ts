import type { Step } from "environment";

// The fitness step by step: one thousandth for each step that ends on the right leg alone.
export const weights = { raised: 0.001 };

export function terms({ next, terminated }: Step) {
  return { raised: !terminated && next.left.foot.height - next.right.foot.height >= 0.2 ? 1 : 0 };
}
