// Run as fast as it can: the size of the velocity pays, torque costs a little.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    speed: Math.abs(next.torso.velocityX),
    effort: -square(norm(action.torque)),
  };
}
