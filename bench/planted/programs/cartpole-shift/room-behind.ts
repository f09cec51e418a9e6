// The mark draws the cart by the square of its distance; so that there is room to catch the pole, so does a place well on
// this side of it.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 1, room: 1, alive: 4 };

export function terms({ next, terminated }: Step) {
  return {
    mark: -square(next.cart.position - 1),
    room: -square(next.cart.position + 0.6),
    alive: terminated ? 0 : 1,
  };
}
