import { mean } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, level: 0.3, effort: 0.2 };

export function terms({ next, action, terminated }: Step) {
  const level = Math.cos(next.torso.tilt);
  return {
    forward: next.torso.velocityX,
    level,
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
