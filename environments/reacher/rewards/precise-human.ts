import { decay, norm, square } from "reward";
import type { Step } from "environment";

// Distance draws from afar; a peak with a slope down to its very point rewards every further millimetre.
export const weights = { distance: 10, near: 1, exact: 1, still: 0.02, effort: 0.05 };

export function terms({ action, next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    near: Math.exp(-square(fingertip.markDistance / 0.05)),
    exact: decay(fingertip.markDistance, 0.01),
    still: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
    effort: -(norm(action.torque) ** 2),
  };
}
