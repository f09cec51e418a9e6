import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { up: 1 };

export const terms = ({ next: { rod } }: Step) => {
  const up = tolerance(rod.angle, { bounds: [-0.1, 0.1], margin: Math.PI, shape: "linear" });
  const slow = tolerance(rod.rate, { bounds: [-0.5, 0.5], margin: 6 });
  return { up: up * (0.5 + 0.5 * slow) };
};
