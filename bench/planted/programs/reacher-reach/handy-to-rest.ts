import { square } from "reward";
import type { Step } from "environment";

// To the mark, but without leaving the rest position (straight along +x) by more than needed: the next pick starts there.
export const weights = { mark: 50, rest: 50, slow: 0.02 };

export function terms({ next: { fingertip } }: Step) {
  return {
    mark: -square(fingertip.markDistance),
    rest: -(square(fingertip.x - 0.21) + square(fingertip.y)),
    slow: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
  };
}
