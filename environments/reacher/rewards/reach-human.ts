import { norm, square } from "reward";
import type { Step } from "environment";

// Distance draws from afar, nearness rewards the last centimetres, a slow fingertip stays where it has come to.
export const weights = { distance: 10, near: 1, still: 0.02, effort: 0.05 };

export function terms({ action, next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    near: Math.exp(-square(fingertip.markDistance / 0.05)),
    still: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
    effort: -(norm(action.torque) ** 2),
  };
}
