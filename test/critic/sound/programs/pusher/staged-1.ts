import { decay, ramp } from "reward";
import type { Step } from "environment";

// The object counts as soon as the hand is near enough to move it; the bonus keeps the second stage above the first.
export const weights = { stage: 1 };

export function terms({ next: { hand, object } }: Step) {
  const reach = 1 - Math.min(1, hand.objectDistance);
  const near = ramp(hand.objectDistance, 0.3, 0.15);
  return { stage: reach + near * (1 + 2 * decay(object.markDistance, 0.1)) };
}
