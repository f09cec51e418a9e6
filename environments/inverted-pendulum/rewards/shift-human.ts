import { square, tolerance } from "reward";
import type { Step } from "environment";

// Staying up is what makes it last; from there the mark draws from all along the rail, and a calm cart stays.
export const weights = { upright: 1, near: 2, calm: 0.1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    near: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 1, shape: "linear" }),
    calm: -square(cart.velocity),
  };
}
