// A bell over the vertical with a spread of 20, wide enough to be seen from the side; rate costs.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, rate: 0.05 };

export function terms({ next }: Step) {
  return {
    upright: gaussian(next.rod.angle, 20),
    rate: -square(next.rod.rate),
  };
}
