// What counts is to come nearer to the mark; what is lost by going away again is taken back, so nothing can be gained twice.
import type { Step } from "environment";

export const weights = { nearer: 10 };

export function terms({ state, next }: Step) {
  return {
    nearer: Math.abs(state.cart.position - 1) - Math.abs(next.cart.position - 1),
  };
}
