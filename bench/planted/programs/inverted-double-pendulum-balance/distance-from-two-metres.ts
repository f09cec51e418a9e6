import { square } from "reward";
import type { Step } from "environment";

// The distance penalty of Gymnasium's reward, and its velocity penalty: the tip is drawn up and to the middle, calmly.
export const weights = { below: 1, aside: 0.01, lower: 0.001, upper: 0.005 };

export function terms({ next: { tip, lower, upper } }: Step) {
  return {
    below: -square(tip.height - 2),
    aside: -square(tip.x),
    lower: -square(lower.rate),
    upper: -square(upper.rate),
  };
}
