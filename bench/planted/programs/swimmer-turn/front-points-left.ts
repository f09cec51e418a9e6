// A turn begins at the front: where the front link points the body follows. Pay for its direction to the left, up to a
// quarter turn, and for small torques.
import { clamp, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { points: 2, effort: 0.02 };

export function terms({ action, next }: Step) {
  return {
    points: clamp(next.front.heading, -Math.PI / 2, Math.PI / 2),
    effort: -square(norm(action.torque)),
  };
}
