// A high tip, the cart near the middle, and each step up.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { high: 5, middle: 0.3, up: 1 };

export function terms({ next, terminated }: Step) {
  return {
    high: next.tip.height - 1.2,
    middle: -square(next.cart.position),
    up: terminated ? 0 : 1,
  };
}
