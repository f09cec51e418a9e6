import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { pace: 1, level: 0.3 };

export function terms({ next }: Step) {
  weights.pace = Math.min(weights.pace + 0.0001, 5);
  return {
    pace: tolerance(next.torso.velocityX, { bounds: [1.9, 2.1], margin: 2 }),
    level: Math.cos(next.torso.pitch) - 1,
  };
}
