// The mark lies at 50, the middle of the right half of the rail: full pay from 40 to 60, falling off over 20, with an
// upright pole.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 3, upright: 1, calm: 0.1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    near: tolerance(cart.position, { bounds: [40, 60], margin: 20 }),
    upright: terminated ? 0 : 1,
    calm: -square(cart.velocity),
  };
}
