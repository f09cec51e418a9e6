import { gaussian, square } from "reward";
import type { Step } from "environment";

// A bell about the mark, wide enough to be felt all along the track, and a charge on speed.
export const weights = { near: 1, slow: 0.1 };

export function terms({ next: { sled, mark } }: Step) {
  return {
    near: gaussian(sled.position - mark.position, 1.5),
    slow: -square(sled.velocity),
  };
}
