import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, wild: 0.01 };

export function terms({ next }: Step) {
  const wild = Math.expm1(Math.abs(next.elbow.rate) / 0.5);
  return {
    high: ramp(next.tip.height, 1, 1.9),
    wild: -wild,
  };
}
