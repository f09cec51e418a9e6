import type { Step } from "environment";

export const weights = { reach: 2, there: 5 };

export function terms({ next: { hand, object } }: Step) {
  const there = 1 - Math.tanh(1000 * object.markDistance);
  return { reach: -hand.objectDistance, there };
}
