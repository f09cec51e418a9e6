import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 10, calm: 0.01 };

export function terms({ next }: Step) {
  return {
    height: next.tip.height - 1.3,
    calm: -(square(next.lower.rate) + square(next.upper.rate)),
  };
}
