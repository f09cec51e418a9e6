// Only upright counts, and upright means upright: a narrow peak, so that hovering beside it is worth nothing.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 5 };

export function terms({ next }: Step) {
  return { upright: Math.exp(-square(next.rod.angle / 0.01) - square(next.rod.rate / 0.05)) };
}
