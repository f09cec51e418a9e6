// At 0.3 it is to be held, slower than half a radian a second.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { at: 3, slow: 0.05 };

export function terms({ next }: Step) {
  return {
    at: tolerance(next.rod.height, { bounds: [0.25, 0.35], margin: 1 }),
    slow: -square(next.rod.rate),
  };
}
