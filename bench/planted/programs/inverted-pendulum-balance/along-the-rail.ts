// A cart that can be driven along its rail at will is one that has its pole in hand: pay the way it makes.
import type { Step } from "environment";

export const weights = { way: 20 };

export function terms({ state, next }: Step) {
  return {
    way: next.cart.position - state.cart.position,
  };
}
