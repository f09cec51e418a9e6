// A hand's breadth from the mark the arm can still be corrected: that is where the fingertip should be.
import { norm, square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, effort: 0.02 };

export function terms({ action, next }: Step) {
  return {
    near: tolerance(next.fingertip.markDistance, { bounds: [0.09, 0.11], margin: 0.1 }),
    effort: -square(norm(action.torque)),
  };
}
