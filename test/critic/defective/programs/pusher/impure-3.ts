import type { Step } from "environment";

export const weights = { reach: 2, carry: 40 };

const best = { distance: 1 };

export function terms({ next: { hand, object } }: Step) {
  const gain = Math.max(0, best.distance - object.markDistance);
  best.distance = Math.min(best.distance, object.markDistance);
  return { reach: -hand.objectDistance, carry: gain };
}
