import { norm, square } from "reward";
import type { Step } from "environment";

// The root of the distance grows steeper the nearer it comes, so the last centimetres count as much as the first.
export const weights = { root: 3, slow: 0.02, effort: 0.02 };

export function terms({ action, next: { fingertip } }: Step) {
  return {
    root: -Math.sqrt(fingertip.markDistance),
    slow: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
    effort: -norm(action.torque),
  };
}
