// Both poles straight is nought, and whatever is less straight is less than nought, down to minus one.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { straight: 1 };

export function terms({ next: { lower, upper } }: Step) {
  return {
    straight: gaussian(lower.angle, 0.02) * gaussian(lower.angle + upper.angle, 0.02) - 1,
  };
}
