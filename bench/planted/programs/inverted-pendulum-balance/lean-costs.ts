// The pole has to stand: its lean, its rate and the offset of the cart cost, quadratically, as in a linear regulator.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { lean: 20, rate: 0.5, offset: 1, time: 0.1 };

export function terms({ next }: Step) {
  return {
    lean: -square(next.pole.angle),
    rate: -square(next.pole.rate),
    offset: -square(next.cart.position),
    time: -1,
  };
}
