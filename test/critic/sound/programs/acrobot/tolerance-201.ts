import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, stretched: 0.3, calm: 0.3, alive: 0.5 };

export function terms({ next, terminated }: Step) {
  const { tip, elbow, shoulder } = next;
  return {
    high: tolerance(tip.height, { bounds: [1.95, 2], margin: 0.6 }),
    stretched: tolerance(elbow.angle, { bounds: [-0.05, 0.05], margin: 1 }),
    calm: tolerance(shoulder.rate, { bounds: [-0.1, 0.1], margin: 3 }),
    alive: terminated ? 0 : 1,
  };
}
