import { square, wrapAngle } from "reward";
import type { Step } from "environment";

// Two hundred points a step to begin with, so that the pay is never negative; the angle's error is deducted, and speed.
export const weights = { points: 1, speed: 0.02 };

export function terms({ next: { rod } }: Step) {
  return {
    points: 200 - Math.abs(wrapAngle(rod.angle - 0.3)),
    speed: -square(rod.rate),
  };
}
