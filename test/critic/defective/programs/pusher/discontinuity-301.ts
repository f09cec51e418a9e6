import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { onMark: 1, hand: 0.3 };

function closeness(markDistance: number): number {
  // inside, fine-tune to the middle
  if (markDistance < 0.08) return 0.5 * ramp(markDistance, 0.08, 0);
  return Math.max(0, 1 - markDistance);
}

export function terms({ next }: Step) {
  return {
    onMark: closeness(next.object.markDistance),
    hand: -next.hand.objectDistance,
  };
}
