import { gaussian } from "reward";
import type { Step } from "environment";

const target = 1;

export const weights = { approach: 1, braking: 0.3, upright: 1 };

export function terms({ next, terminated }: Step) {
  const gap = Math.abs(next.cart.position - target);
  // The closer to the mark, the slower the cart should be.
  const tooFast = Math.abs(next.cart.velocity) > gap;
  return {
    approach: gaussian(gap, 0.6),
    braking: tooFast ? -1 : 0,
    upright: terminated ? 0 : 1,
  };
}
