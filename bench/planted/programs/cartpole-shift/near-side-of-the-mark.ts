// Better to stop short than to run past it: the cart is wanted on the near side of the mark, with the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 2, alive: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position, { bounds: [0.55, 0.65], margin: 0.8 }),
    alive: terminated ? 0 : 1,
  };
}
