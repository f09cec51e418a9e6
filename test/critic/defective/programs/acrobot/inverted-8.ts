import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, calm: 0.01 };

export function terms({ next }: Step) {
  return { height: -next.tip.height - 2, calm: -square(next.elbow.rate) };
}
