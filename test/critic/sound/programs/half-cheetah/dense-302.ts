import { norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = { backward: 2, level: 0.5, effort: -0.1 };

export function terms({ action, next }: Step) {
  // 1 level, 0 from 60 degrees on
  const level = ramp(Math.cos(next.torso.pitch), 0.5, 1);
  const speed = -next.torso.velocityX;
  return {
    backward: speed > 0 ? speed * level : speed,
    level,
    effort: norm(action.torque),
  };
}
