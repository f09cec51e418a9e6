import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, level: 0.5, effort: 0.05 };

export function terms({ action, next: { torso } }: Step) {
  return {
    forward: torso.velocityZ,
    level: Math.cos(torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
