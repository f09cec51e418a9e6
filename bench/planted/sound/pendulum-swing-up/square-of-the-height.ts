// The height from the bottom, squared so that the top is worth most, a peak there, and a price on rate.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { height: 2, peak: 2, rate: 0.02 };

export function terms({ next: { rod } }: Step) {
  const slow = tolerance(rod.rate, { bounds: [-0.5, 0.5], margin: 3 });
  return {
    height: square((1 + rod.height) / 2),
    peak: tolerance(rod.angle, { bounds: [-0.1, 0.1], margin: 0.4 }) * slow,
    rate: -square(rod.rate),
  };
}
