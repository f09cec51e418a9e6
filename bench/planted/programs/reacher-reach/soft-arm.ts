// A soft arm: torque and quick joints cost, so that it comes to the mark gently.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { torque: 1, speed: 0.3, distance: 0.5 };

export function terms({ action, next }: Step) {
  return {
    torque: -square(norm(action.torque)),
    speed: -(Math.abs(next.shoulder.rate) + Math.abs(next.elbow.rate)),
    distance: -next.fingertip.markDistance,
  };
}
