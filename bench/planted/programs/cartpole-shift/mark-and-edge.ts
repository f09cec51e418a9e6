// The mark draws the cart by the squared distance; the edge of the track behind it is the steeper a price the closer it is.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 1, edge: 0.2, alive: 4 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    mark: -square(cart.position - 1),
    edge: -Math.exp(2 * cart.position),
    alive: terminated ? 0 : 1,
  };
}
