// Speed of the body in its direction of swimming, less a little effort.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 10, effort: 0.001 };

export function terms({ action, next }: Step) {
  return {
    forward: next.body.velocityY,
    effort: -square(norm(action.torque)),
  };
}
