import type { Step } from "environment";
import { norm, tolerance } from "reward";

export const weights = { low: 1, still: 1, effort: 0.3 };

export function terms({ action, next: { torso } }: Step) {
  const speed = Math.hypot(torso.velocityX, torso.velocityY, torso.velocityZ);
  return {
    low: tolerance(torso.height, { bounds: [0.3, 0.4], margin: 0.2, shape: "linear" }),
    still: Math.exp(-speed),
    effort: -(norm(action.torque) ** 2),
  };
}
