import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { pace: 2, level: 0.5 };

const wanted = { low: 1.85, high: 2.15 };

export function terms({ next }: Step) {
  return {
    pace: tolerance(next.torso.velocityX, { bounds: [wanted.low, wanted.high], margin: 2, shape: "linear" }),
    level: tolerance(next.torso.pitch, { bounds: [-0.3, 0.3], margin: 0.7 }),
  };
}
