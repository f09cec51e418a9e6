import { square } from "reward";
import type { Step } from "environment";

// Line the fingertip up with the mark, and keep it slow.
export const weights = { line: 10, slow: 0.02 };

export function terms({ next: { fingertip, mark } }: Step) {
  return {
    line: -Math.abs(fingertip.x - mark.x),
    slow: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
  };
}
