// The mark with plenty of room on both sides, so that the cart need not be nervous about it.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 2, alive: 0.3 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position, { bounds: [-0.1, 2.1], margin: 1 }),
    alive: terminated ? 0 : 1,
  };
}
