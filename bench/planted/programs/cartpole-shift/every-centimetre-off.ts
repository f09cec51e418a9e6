// Each step costs as much as the cart is off the mark and the pole off the vertical: nothing is to be paid for at the mark.
import type { Step } from "environment";

export const weights = { off: 2, lean: 0.5 };

export function terms({ next }: Step) {
  return {
    off: -Math.abs(next.cart.position - 1),
    lean: -Math.abs(next.pole.angle) / 0.2,
  };
}
