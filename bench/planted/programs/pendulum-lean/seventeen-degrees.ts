// 0.3 rad are 17 degrees: what the rod is off from 17, the short way round, costs; rate costs a little.
import { square, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { off: 1, rate: 0.02 };

export function terms({ next }: Step) {
  return {
    off: -Math.abs(wrapAngle(next.rod.angle - 17)),
    rate: -square(next.rod.rate),
  };
}
