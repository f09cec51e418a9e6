// The sine of an angle gives the height of the free end: as high as possible, with little speed.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, rate: 0.02 };

export function terms({ next }: Step) {
  return {
    height: Math.sin(next.rod.angle),
    rate: -square(next.rod.rate),
  };
}
