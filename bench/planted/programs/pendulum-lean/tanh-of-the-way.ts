// What the rod is off its lean costs, squashed to at most one so that the scale is the same everywhere.
import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { off: 2 };

export function terms({ next }: Step) {
  return {
    off: -Math.tanh(100 * Math.abs(wrapAngle(next.rod.angle - 0.3))),
  };
}
