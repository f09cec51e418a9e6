// The mark is on the right: a smooth step from left to right tells the cart where to go, and the pole is to be up.
import { sigmoid } from "reward";
import type { Step } from "environment";

export const weights = { right: 3, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    right: sigmoid(200 * cart.position),
    upright: terminated ? 0 : 1,
  };
}
