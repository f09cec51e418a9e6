// To the left is a quarter of a turn from where it lies: there the body should point.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { left: 1 };

export function terms({ next }: Step) {
  return {
    left: tolerance(next.body.heading, { bounds: [1.4, 1.7], margin: 2 }),
  };
}
