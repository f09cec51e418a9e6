// The mark draws the fingertip, and the place where the arm rests draws it as well, so that it does not get lost.
import { distance, square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 40, rest: 40 };

export function terms({ next: { fingertip } }: Step) {
  return {
    mark: -square(fingertip.markDistance),
    rest: -square(distance([fingertip.x, fingertip.y], [0.21, 0])),
  };
}
