import type { Step } from "environment";
import { norm } from "reward";

export const weights = { reach: 5, effort: 0.05 };

export function terms({ action, next: { fingertip } }: Step) {
  return {
    reach: Math.hypot(fingertip.x, fingertip.y),
    effort: -(norm(action.torque) ** 2),
  };
}
