import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, gap: 0.5, fine: 0.5, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { fingertip, mark } = next;
  const gap = norm([fingertip.x - mark.x, fingertip.y - mark.y]);
  return {
    distance: -fingertip.markDistance,
    gap: -gap,
    fine: Math.exp(-square(fingertip.markDistance / 0.03)),
    effort: -square(norm(action.torque)),
  };
}
