// A bent arm turns quicker than a stretched one: the bend of the elbow is paid, distance from the mark costs.
import type { Step } from "environment";

export const weights = { bend: 2, distance: 1 };

export function terms({ next }: Step) {
  return {
    bend: Math.abs(next.elbow.angle),
    distance: -next.fingertip.markDistance,
  };
}
