// Aim high: from a metre and a half over the shoulder on each step is paid, fully at two.
import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { high: 10 };

export function terms({ next }: Step) {
  return {
    high: ramp(next.tip.height, 1.5, 2),
  };
}
