// The beginning is the hard part: each step has its price, and the longer the pole has been up the lower it is.
import type { Step } from "environment";

export const weights = { lean: 1, early: 1 };

export function terms({ next, time }: Step) {
  return {
    lean: -Math.abs(next.pole.angle) / 0.2,
    early: -(1 - time / 40),
  };
}
