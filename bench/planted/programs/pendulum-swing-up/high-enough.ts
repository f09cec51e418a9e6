// Height as a ramp from nothing to high enough, and a small price on rate so that the rod stays where it is high.
import { ramp, square } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, rate: 0.005 };

export function terms({ next }: Step) {
  return {
    high: ramp(next.rod.height, -1.2, -0.9),
    rate: -square(next.rod.rate),
  };
}
