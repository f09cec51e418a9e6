import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { Low: 1, still: 0.5 };

export function terms({ next: { torso } }: Step) {
  const low = tolerance(torso.height, { bounds: [0.3, 0.4], margin: 0.2 });
  return { low, still: -Math.min(1, Math.abs(torso.velocityZ)) };
}
