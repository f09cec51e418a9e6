import { norm } from "reward";
import type { Step } from "environment";

// Forward or not: tanh makes one of any speed that is clearly forward and minus one of any that is clearly backward.
export const weights = { forward: 1, effort: 0.001 };

export function terms({ action, next }: Step) {
  return {
    forward: Math.tanh(next.body.velocityX / 0.02),
    effort: -(norm(action.torque) ** 2),
  };
}
