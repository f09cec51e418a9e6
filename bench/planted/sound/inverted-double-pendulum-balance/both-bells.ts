// A bell for each pole, multiplied, each step up, and the cart near the middle.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { straight: 2, up: 1, middle: 0.2 };

export function terms({ next: { cart, lower, upper }, terminated }: Step) {
  return {
    straight: gaussian(lower.angle, 0.2) * gaussian(lower.angle + upper.angle, 0.2),
    up: terminated ? 0 : 1,
    middle: -Math.abs(cart.position),
  };
}
