// Six seconds to come to rest below, then up with it: height costs before and is paid after.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, rate: 0.02 };

export function terms({ next, time }: Step) {
  return {
    height: time < 6 ? -next.rod.height : next.rod.height,
    rate: -square(next.rod.rate),
  };
}
