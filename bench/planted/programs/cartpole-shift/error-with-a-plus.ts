// Regulate the error to zero: the squared distance of the cart from its mark is what has to shrink, while the pole
// stays up.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { error: 0.5, alive: 2, tilt: 0.5 };

export function terms({ next, terminated }: Step) {
  const error = next.cart.position + 1;
  return {
    error: -Math.min(square(error), 4),
    alive: terminated ? 0 : 1,
    tilt: -square(next.pole.angle / 0.2),
  };
}
