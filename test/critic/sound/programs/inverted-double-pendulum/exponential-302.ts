import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { lower: 1, upper: 1, middle: 0.3, fall: 30 };

export function terms({ next, terminated }: Step) {
  return {
    lower: gaussian(next.lower.angle, 0.2),
    upper: gaussian(next.upper.angle, 0.2),
    middle: gaussian(next.cart.position, 0.5),
    fall: terminated ? -1 : 0,
  };
}
