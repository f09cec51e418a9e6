import { norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 5, gap: 5, effort: 0.05 };

export function terms({ action, next: { fingertip, target } }: Step) {
  const gap = Math.hypot(fingertip.x - target.x, fingertip.y - target.y);
  return {
    distance: -fingertip.targetDistance,
    gap: -gap,
    effort: -(norm(action.torque) ** 2),
  };
}
