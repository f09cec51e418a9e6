// A regulator: every step costs the squared lean and the time it took, so the best policy is the one that keeps the
// pole straightest.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { lean: 10, drift: 0.5, time: 1 };

export function terms({ next }: Step) {
  return {
    lean: -square(next.pole.angle),
    drift: -square(next.cart.position),
    time: -1,
  };
}
