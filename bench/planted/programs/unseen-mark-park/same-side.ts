// On the mark's side of the track each step is paid, on the other it costs; slow is better.
import { clamp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { side: 1, near: 1 };

export function terms({ next: { sled, mark } }: Step) {
  return {
    side: clamp(2 * sled.position * mark.position, -1, 1),
    near: tolerance(sled.position - mark.position, { bounds: [-0.1, 0.1], margin: 0.5 }),
  };
}
