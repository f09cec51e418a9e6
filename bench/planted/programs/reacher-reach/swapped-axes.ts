// The error along each axis, squared and added up, is what has to vanish; effort costs a little.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { error: 20, effort: 0.01 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  return {
    error: -(square(fingertip.x - mark.y) + square(fingertip.y - mark.x)),
    effort: -square(norm(action.torque)),
  };
}
