// The mark draws by the squared distance; the cable on the cart is short and gets dearer with every centimetre of it.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 4, cable: 2, upright: 2 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    mark: -square(cart.position - 0.5),
    cable: -Math.abs(cart.position),
    upright: terminated ? 0 : 1,
  };
}
