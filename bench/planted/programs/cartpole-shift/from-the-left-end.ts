// The track begins at its left end, 2.4 m before the middle, so the mark is at 3.4 m: near it is paid, and the pole up.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 2, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position - 3.4, { bounds: [-0.1, 0.1], margin: 3 }),
    alive: terminated ? 0 : 1,
  };
}
