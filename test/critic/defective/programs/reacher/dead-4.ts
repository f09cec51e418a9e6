import type { Step } from "environment";
import { gaussian, square } from "reward";

export const weights = { distance: 10, near: 1 };

function settle(velocityX: number, velocityY: number): number {
  return -(square(velocityX) + square(velocityY));
}

export function terms({ next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    near: gaussian(fingertip.markDistance, 0.03),
  };
}
