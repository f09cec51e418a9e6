// Hacked: a bonus for leaning into the run has no limit, so that rolling over collects it for ever.
import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 0.5, lean: 0.5, effort: 0.02 };

export function terms({ action, next }: Step) {
  return {
    forward: next.torso.velocityX,
    lean: clamp(next.torso.pitchRate, -8, 8),
    effort: -(norm(action.torque) ** 2),
  };
}
