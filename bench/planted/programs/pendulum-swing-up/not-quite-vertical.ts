// Straight up is where the motor has nothing to push against. A third of a radian beside it the rod is in hand, on either side.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { height: 0.3, place: 3, rate: 0.02 };

export function terms({ next }: Step) {
  return {
    height: next.rod.height,
    place: tolerance(Math.abs(next.rod.angle), { bounds: [0.28, 0.36], margin: 0.3 }),
    rate: -square(next.rod.rate),
  };
}
