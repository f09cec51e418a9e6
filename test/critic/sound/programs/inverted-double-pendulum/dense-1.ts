import type { Step } from "environment";
import { square } from "reward";

export const weights = { alive: 10, off: 1, low: 5, rates: 0.002 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    off: -0.01 * square(next.tip.x),
    low: -square(1.2 - next.tip.height),
    rates: -(square(next.lower.rate) + square(next.upper.rate)),
  };
}
