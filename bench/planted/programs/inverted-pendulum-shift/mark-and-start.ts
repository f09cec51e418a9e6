// To the mark, and not too far from where all began, in case that the pole has to be caught: both by the square.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 5, start: 5, upright: 3 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    mark: -square(cart.position - 0.5),
    start: -square(cart.position + 0.1),
    upright: terminated ? 0 : 1,
  };
}
