// A cart that hurries tips its pole. Pay for nearness to the mark, and make speed dear enough that the pole never
// swings.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 0.3, slow: 12, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position, { bounds: [0.9, 1.1], margin: 1 }),
    slow: -square(next.cart.velocity),
    alive: terminated ? 0 : 1,
  };
}
