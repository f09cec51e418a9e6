import { decay } from "reward";
import type { Step } from "environment";

// The fitness step by step: in each of the last 20 steps, how near to the mark the object is.
export const weights = { near: 1 / 20 };

export function terms({ next, time }: Step) {
  return { near: time > 3.975 ? decay(next.object.markDistance, 0.05) : 0 };
}
