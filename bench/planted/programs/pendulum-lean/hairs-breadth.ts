// Exactly 0.3 rad and exactly at rest: a peak so narrow that nothing else will do.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { exact: 5 };

export function terms({ next }: Step) {
  return {
    exact: Math.exp(-square((next.rod.angle - 0.3) / 0.005) - square(next.rod.rate / 0.05)),
  };
}
