// Put the fingertip on the mark: the vector between them is their difference, and its length is what costs.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 5, effort: 0.02 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  return {
    distance: -norm([fingertip.x + mark.x, fingertip.y + mark.y]),
    effort: -square(norm(action.torque)),
  };
}
