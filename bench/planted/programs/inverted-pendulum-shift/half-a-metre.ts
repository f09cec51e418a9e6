// Half a metre from the middle the cart is to stand, and the pole to be up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { at: 3, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    at: tolerance(cart.position + 0.5, { bounds: [-0.05, 0.05], margin: 0.8 }),
    upright: terminated ? 0 : 1,
  };
}
