// The mark draws the cart; the stops of the rail are dangerous, so the offset from its middle costs as well.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 4, middle: 4, upright: 2 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    mark: -square(cart.position - 0.5),
    middle: -square(cart.position),
    upright: terminated ? 0 : 1,
  };
}
