import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { high: 2, upperRate: -0.05, lowerRate: -0.02, fall: -20 };

export function terms({ next, terminated }: Step) {
  return {
    high: ramp(next.tip.height, 1, 2),
    upperRate: Math.abs(next.shoulder.rate),
    lowerRate: Math.abs(next.elbow.rate),
    fall: terminated ? 1 : 0,
  };
}
