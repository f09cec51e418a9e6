// The mark draws the cart, and, as in every balancing task, the middle of the track keeps it away from the ends; both
// by squared distance, so that neither can be ignored.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 1, centred: 1, alive: 3, tilt: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    mark: -square(next.cart.position - 1),
    centred: -square(next.cart.position),
    alive: terminated ? 0 : 1,
    tilt: -square(next.pole.angle / 0.2),
  };
}
