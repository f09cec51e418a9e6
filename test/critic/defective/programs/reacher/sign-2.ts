import { square } from "reward";
import type { Step } from "environment";

export const weights = { distancePenalty: 10, still: 0.02 };

export function terms({ next: { fingertip } }: Step) {
  return {
    distancePenalty: fingertip.markDistance,
    still: -square(fingertip.velocityX) - square(fingertip.velocityY),
  };
}
