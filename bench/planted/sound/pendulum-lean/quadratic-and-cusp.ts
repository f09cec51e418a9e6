import { decay, square, wrapAngle } from "reward";
import type { Step } from "environment";

// Quadratic costs bring it up to the lean, a cusp on it (only for a slow rod) holds it there.
export const weights = { error: 0.3, speed: 0.02, hold: 2 };

export function terms({ next: { rod } }: Step) {
  const error = wrapAngle(rod.angle - 0.3);
  return {
    error: -square(error),
    speed: -square(rod.rate),
    hold: decay(error, 0.15) * decay(rod.rate, 2),
  };
}
