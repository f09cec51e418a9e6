// Forward speed counts only as far as the torso is level, and backward speed fully.
import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  const level = clamp(Math.cos(next.torso.pitch), 0, 1);
  const speed = next.torso.velocityX;
  return {
    run: speed > 0 ? speed * level : speed,
    effort: -(norm(action.torque) ** 2),
  };
}
