import { angleDifference, tolerance } from "reward";
import type { Step } from "environment";

const leaning = 0.3;

export const weights = { angle: 2, calm: 1, reachUp: 0.5 };

export function terms({ next }: Step) {
  const miss = Math.abs(angleDifference(next.rod.angle, leaning));
  const angle = tolerance(miss, { bounds: [0, 0.05], margin: 1 });
  const calm = tolerance(next.rod.rate, { bounds: [-0.3, 0.3], margin: 2 });
  return { angle, calm: calm * angle, reachUp: 1 - miss / Math.PI };
}
