// Hold the rod 0.3 rad off the top: height leads up, and the bump sits where the rod has to lean.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 3, rate: 0.02 };

export function terms({ next }: Step) {
  const { angle, rate, height } = next.rod;
  return {
    height,
    hold: gaussian(angle + 0.3, 0.15) * gaussian(rate, 1),
    rate: -square(rate),
  };
}
