// The mark draws from everywhere: a wide slope, full at the mark, so that no place is without a hint.
import { norm, square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    near: tolerance(next.fingertip.markDistance, { bounds: [0, 0.02], margin: 10 }),
    effort: -square(norm(action.torque)),
  };
}
