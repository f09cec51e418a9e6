// A fallen pole ends everything, so staying up is worth by far the most; being near the mark is a small extra on top.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 20, near: 0.02 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    near: tolerance(next.cart.position, { bounds: [0.9, 1.1], margin: 0.5 }),
  };
}
