import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { push: 2, reach: 0.5, ready: 0.2 };

export const terms = ({ next }: Step) => ({
  push: -next.object.markDistance,
  reach: -next.hand.objectDistance,
  ready: tolerance(next.hand.z, { bounds: [1, 1.2], margin: 0.05, shape: "linear" }),
});
