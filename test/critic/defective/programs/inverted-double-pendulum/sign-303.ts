import { ramp } from "reward";
import type { Step } from "environment";

export const weights = {
  alive: 5,
  // the higher the end, the better
  tall: -2,
  calm: 0.01,
};

export function terms({ next, terminated }: Step) {
  const { lower, upper, tip } = next;
  return {
    alive: terminated ? 0 : 1,
    tall: ramp(tip.height, 1, 1.2),
    calm: -(lower.rate ** 2) - upper.rate ** 2,
  };
}
