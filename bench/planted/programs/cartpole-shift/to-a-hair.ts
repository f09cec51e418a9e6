// At the mark means at the mark: full pay within two millimetres, falling off quickly, so that nobody stops short of it.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { exact: 3, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    exact: tolerance(next.cart.position - 1, { bounds: [-0.002, 0.002], margin: 0.01 }),
    alive: terminated ? 0 : 1,
  };
}
