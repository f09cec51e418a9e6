import type { Step } from "environment";
import { norm, tolerance } from "reward";

export const weights = { high: 1, level: 0.5, effort: 0.3 };

export function terms({ action, next: { torso } }: Step) {
  return {
    high: tolerance(torso.height, { bounds: [0.55, 0.75], margin: 0.1 }),
    level: -torso.tilt,
    effort: -(norm(action.torque) ** 2),
  };
}
