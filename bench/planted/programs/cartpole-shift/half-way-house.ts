// First get clear of the middle: the cart is wanted some forty centimetres out, with the pole up. From there the mark is near.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { out: 2, alive: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    out: tolerance(next.cart.position, { bounds: [0.35, 0.45], margin: 0.5 }),
    alive: terminated ? 0 : 1,
  };
}
