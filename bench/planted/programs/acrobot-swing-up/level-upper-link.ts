// The upper link has to come up first: pay for the elbow at half a metre under the shoulder, on the way to level.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { elbow: 1 };

export function terms({ next }: Step) {
  return {
    elbow: tolerance(next.elbow.height, { bounds: [-0.6, -0.4], margin: 0.6 }),
  };
}
