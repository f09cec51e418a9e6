// A wide cusp draws from everywhere, a narrow one holds; speed costs a trifle.
import { decay, square } from "reward";
import type { Step } from "environment";

export const weights = { wide: 2, narrow: 1, speed: 0.01 };

export function terms({ next: { fingertip } }: Step) {
  return {
    wide: decay(fingertip.markDistance, 0.2),
    narrow: decay(fingertip.markDistance, 0.05),
    speed: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
  };
}
