import { mean, tolerance } from "reward";
import type { Step } from "environment";

const legs = ["backLeft", "backRight", "frontRight"] as const;

export const weights = { wave: 0.5, lifted: 1, planted: 0.5, upright: 0.5 };

export function terms({ next }: Step) {
  const heights = legs.map((leg) => next[leg].foot.height);
  return {
    wave: Math.abs(next.frontLeft.hip.rate) / 8,
    lifted: tolerance(next.frontLeft.foot.height, { bounds: [0.1, 1], margin: 0.1 }),
    planted: tolerance(mean(heights), { bounds: [0, 0.05], margin: 0.1 }),
    upright: tolerance(next.torso.tilt, { bounds: [0, 0.3], margin: 0.5 }),
  };
}
