// The tip wants to be high; an elbow that is low keeps the weight down, and is worth twice as much.
import type { Step } from "environment";

export const weights = { tip: 1, elbow: 2 };

export function terms({ next }: Step) {
  return {
    tip: next.tip.height,
    elbow: -next.elbow.height,
  };
}
