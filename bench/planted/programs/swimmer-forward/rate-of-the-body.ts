// The faster the body the better.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { fast: 5, free: 0.2 };

export function terms({ next }: Step) {
  return {
    fast: next.body.turnRate,
    free: -(
      square(Math.max(0, Math.abs(next.frontJoint.angle) - 1.4)) +
      square(Math.max(0, Math.abs(next.rearJoint.angle) - 1.4))
    ),
  };
}
