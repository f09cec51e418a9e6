// Up first, and then leaning a little, no more than can be held without effort.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, lean: 3, rate: 0.02 };

export function terms({ next }: Step) {
  return {
    height: next.rod.height,
    lean: tolerance(next.rod.angle, { bounds: [0.05, 0.1], margin: 0.12 }),
    rate: -square(next.rod.rate),
  };
}
