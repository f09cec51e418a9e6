// A straight arm reaches farthest: the elbow's bend costs; so does the distance from the mark.
import type { Step } from "environment";

export const weights = { straight: 5, distance: 1 };

export function terms({ next }: Step) {
  return {
    straight: -Math.abs(next.elbow.angle),
    distance: -next.fingertip.markDistance,
  };
}
