// The cart must get to the mark: each time it comes over it there is a prize; closeness leads there.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { over: 10, close: 0.1, alive: 0.05 };

export function terms({ state, next, terminated }: Step) {
  const before = state.cart.position - 1;
  const after = next.cart.position - 1;
  return {
    over: before * after < 0 ? 1 : 0,
    close: tolerance(after, { bounds: [-0.05, 0.05], margin: 1.5 }),
    alive: terminated ? 0 : 1,
  };
}
