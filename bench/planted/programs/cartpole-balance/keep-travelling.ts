// A cart that travels is under control, one that is pushed about is not: pay the way that is made along the track.
import type { Step } from "environment";

export const weights = { travel: 10 };

export function terms({ state, next }: Step) {
  return {
    travel: next.cart.position - state.cart.position,
  };
}
