// Nearness to the mark from everywhere on the track, and a calm sled once it is there.
import { gaussian, square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, parked: 1, effort: 0.01 };

export function terms({ action, next: { sled, mark } }: Step) {
  const off = sled.position - mark.position;
  return {
    near: tolerance(off, { bounds: [-0.1, 0.1], margin: 2, shape: "linear" }),
    parked: gaussian(off, 0.2) * gaussian(sled.velocity, 0.3),
    effort: -square(action.push),
  };
}
