import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, done: 10 };

export function terms({ next, terminated }: Step) {
  const high = ramp(next.tip.height, -2, 1);
  if (terminated) return { high, done: 1 };
  return { high, done: 0 };
}
