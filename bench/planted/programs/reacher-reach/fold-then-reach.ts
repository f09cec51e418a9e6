// First fold the arm, which is quicker to turn; from seven tenths of a second on stretch it out to the mark.
import { decay, norm, square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { place: 1, effort: 0.02 };

export function terms({ action, next, time }: Step) {
  return {
    place:
      time < 0.7
        ? tolerance(next.elbow.angle, { bounds: [2.2, 2.8], margin: 2.5 })
        : decay(next.fingertip.markDistance, 0.1),
    effort: -square(norm(action.torque)),
  };
}
