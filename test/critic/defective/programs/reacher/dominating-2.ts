import { square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, still: 1 };

export function terms({ next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    still: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
  };
}
