// Whoever leaves the track loses all, so the middle is worth most; the mark is worth something as well.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { centred: 10, mark: 0.5, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    centred: tolerance(next.cart.position, { bounds: [-0.05, 0.05], margin: 0.8 }),
    mark: tolerance(next.cart.position, { bounds: [0.9, 1.1], margin: 1 }),
    alive: terminated ? 0 : 1,
  };
}
