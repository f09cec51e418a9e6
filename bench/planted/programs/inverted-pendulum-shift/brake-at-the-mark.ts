// To stand at the mark the cart has to brake there: speed that it takes off round the mark is paid, nearness leads to it.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { braked: 20, near: 0.3, upright: 0.3 };

export function terms({ state, next: { cart }, terminated }: Step) {
  const slower = Math.max(0, Math.abs(state.cart.velocity) - Math.abs(cart.velocity));
  return {
    braked: Math.abs(cart.position - 0.5) < 0.3 ? slower : 0,
    near: tolerance(cart.position, { bounds: [0.4, 0.6], margin: 0.6, shape: "linear" }),
    upright: terminated ? 0 : 1,
  };
}
