// The square of what it is off leads there, a peak holds it.
import { square, tolerance, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { off: 0.3, peak: 2, rate: 0.03 };

export function terms({ next }: Step) {
  return {
    off: -square(wrapAngle(next.rod.angle - 0.3)),
    peak: tolerance(next.rod.angle - 0.3, { bounds: [-0.03, 0.03], margin: 0.25 }),
    rate: -square(next.rod.rate),
  };
}
