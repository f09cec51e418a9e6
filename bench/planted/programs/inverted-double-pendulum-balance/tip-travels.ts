// The tip is what has to be moved about safely: pay the way that it makes along the rail.
import type { Step } from "environment";

export const weights = { way: 20 };

export function terms({ state, next }: Step) {
  return {
    way: next.tip.x - state.tip.x,
  };
}
