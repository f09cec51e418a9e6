import { norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 5, gap: 5, effort: 0.05 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  const gap = Math.hypot(fingertip.x - mark.x, fingertip.y - mark.y);
  return {
    distance: -fingertip.markDistance,
    gap: -gap,
    effort: -(norm(action.torque) ** 2),
  };
}
