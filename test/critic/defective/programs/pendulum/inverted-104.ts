import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { pose: 1, rate: 0.01 };

export function terms({ next }: Step) {
  return {
    pose: ramp(next.rod.height, 1, -1),
    rate: -(next.rod.rate ** 2),
  };
}
