// A wide slope from everywhere, a narrow one at the mark, and the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { wide: 1, narrow: 1, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    wide: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 1.5, shape: "linear" }),
    narrow: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 0.2 }),
    upright: terminated ? 0 : 1,
  };
}
