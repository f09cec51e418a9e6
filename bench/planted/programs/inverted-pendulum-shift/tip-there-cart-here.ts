import { square } from "reward";
import type { Step } from "environment";

// It is the pole that is to be carried to the mark: its upper end. The cart itself should not stray from the rail's middle
// more than it must, because of the stops.
export const weights = { carried: 2, stray: 2, upright: 1.5 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  const tip = cart.position + 0.6 * Math.sin(pole.angle);
  return {
    carried: -square(tip - 0.5),
    stray: -square(cart.position),
    upright: terminated ? 0 : 1,
  };
}
