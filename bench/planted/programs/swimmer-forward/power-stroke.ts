import { norm } from "reward";
import type { Step } from "environment";

// Only the power stroke counts: a recovery stroke takes the body back a little and should not be punished for it.
export const weights = { stroke: 1, effort: 0.001 };

export function terms({ action, next }: Step) {
  return {
    stroke: Math.max(0, next.front.referenceVelocityX),
    effort: -(norm(action.torque) ** 2),
  };
}
