// Under five radians a second the rod does not come over the top: pay for being fast enough, and for the lean.
import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { fast: 2, lean: 0.5 };

export function terms({ next }: Step) {
  return {
    fast: tolerance(Math.abs(next.rod.rate), { bounds: [5, 8], margin: 5 }),
    lean: gaussian(next.rod.angle - 0.3, 0.15),
  };
}
