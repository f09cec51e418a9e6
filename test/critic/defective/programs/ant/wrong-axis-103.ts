import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { frontLeftLift: 1, swing: 0.5, tall: 0.5 };

export function terms({ next }: Step) {
  const foot = next.frontRight.foot;
  return {
    frontLeftLift: ramp(foot.height, 0.02, 0.15),
    swing: Math.min(1, Math.abs(next.frontLeft.hip.rate) / 3),
    tall: ramp(next.torso.height, 0.35, 0.5),
  };
}
