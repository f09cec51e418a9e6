import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, near: 2, slow: 0.1 };

export function terms({ next: { cart }, terminated }: Step) {
  if (terminated) return { alive: -10, near: 0, slow: 0 };
  return {
    alive: 1,
    near: gaussian(cart.position - 1, 40),
    slow: gaussian(cart.velocity, 0.8),
  };
}
