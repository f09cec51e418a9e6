// Whoever wants to get up on the right has to take a run-up on the left: pay for being up there.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { runUp: 1 };

export function terms({ next }: Step) {
  return {
    runUp: tolerance(next.car.position, { bounds: [-1.1, -0.9], margin: 0.6 }),
  };
}
