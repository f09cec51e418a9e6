import type { Step } from "environment";

export const weights = { miss: 1, reach: 1 };

export function terms({ next: { hand, object } }: Step) {
  const k = 30;
  const miss = Math.exp(k * object.markDistance);
  return { miss: -miss, reach: -hand.objectDistance };
}
