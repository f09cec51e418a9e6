// An elbow at two and a half radians keeps the lower link out of the way; the mark is reached from there.
import { decay, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { elbow: 5, near: 0.5 };

export function terms({ next }: Step) {
  return {
    elbow: tolerance(next.elbow.angle, { bounds: [2.5, 2.7], margin: 0.5 }),
    near: decay(next.fingertip.markDistance, 0.1),
  };
}
