// The pole is carried best by a calm cart: its speed costs by the square; near the mark there is something to gain.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { calm: 200, near: 1, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    calm: -square(cart.velocity),
    near: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 0.6 }),
    upright: terminated ? 0 : 1,
  };
}
