import type { Step } from "environment";
import { norm } from "reward";

const radians = Math.PI / 180;
export const weights = { speed: 1, level: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    speed: next.torso.velocityX,
    level: Math.cos(next.torso.pitch * radians) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
