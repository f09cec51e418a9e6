// The torque costs more than a first slow stride earns: standing still is best within reach.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 0.5, effort: 1 };

export function terms({ action, next }: Step) {
  return {
    forward: next.torso.velocityX,
    effort: -(norm(action.torque) ** 2),
  };
}
