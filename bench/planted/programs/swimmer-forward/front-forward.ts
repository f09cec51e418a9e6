// Each move of the front to the front is paid by its speed; it has to draw back in between, which costs nothing.
import type { Step } from "environment";

export const weights = { front: 5 };

export function terms({ next }: Step) {
  return {
    front: Math.max(0, next.front.referenceVelocityX),
  };
}
