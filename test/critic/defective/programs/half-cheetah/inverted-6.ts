import type { Step } from "environment";
import { norm } from "reward";

export const weights = { speed: 1, level: 0.5, effort: 0.05 };

export function terms({ action, next: { torso } }: Step) {
  return {
    speed: torso.velocityX,
    level: Math.cos(torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
