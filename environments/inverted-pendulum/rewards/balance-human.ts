import { square } from "reward";
import type { Step } from "environment";

// Staying up is the point; a cart that drifts ends at a stop, where nothing can be caught.
export const weights = { upright: 1, centred: 0.5, calm: 0.02 };

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    centred: -square(next.cart.position),
    calm: -square(next.cart.velocity),
  };
}
