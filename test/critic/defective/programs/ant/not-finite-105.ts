import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { lifted: 1, swing: 0.5, tall: 0.5 };

const legLength = 0.5;

export function terms({ next }: Step) {
  const ratio = next.frontLeft.foot.height / legLength;
  return {
    lifted: Math.asin(ratio),
    swing: Math.abs(next.frontLeft.hip.rate) / 8,
    tall: ramp(next.torso.height, 0.3, 0.45),
  };
}
