// The mark draws the fingertip; an arm that is drawn in is quicker to turn, so the fingertip's distance from the
// shoulder costs too.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 3, tucked: 8, effort: 0.01 };

export function terms({ action, next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    tucked: -norm([fingertip.x, fingertip.y]),
    effort: -square(norm(action.torque)),
  };
}
