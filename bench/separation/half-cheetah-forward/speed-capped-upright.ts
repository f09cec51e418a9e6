// Speed up to 2 m/s and a level torso: enough for success, no reason to go faster.
import { clamp, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, level: 0.5, effort: 0.02 };

export function terms({ action, next }: Step) {
  return {
    speed: clamp(next.torso.velocityX, -1, 2),
    level: tolerance(next.torso.pitch, { bounds: [-0.3, 0.3], margin: 0.7 }),
    effort: -(norm(action.torque) ** 2),
  };
}
