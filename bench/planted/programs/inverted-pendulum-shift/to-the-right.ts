// To the right it goes: the farther right the cart stands with its pole up the better.
import type { Step } from "environment";

export const weights = { right: 3, upright: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    right: terminated ? 0 : cart.position,
    upright: terminated ? 0 : 1,
  };
}
