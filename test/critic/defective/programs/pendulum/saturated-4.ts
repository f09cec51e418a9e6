import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 3, rate: 0.02 };

export const terms = ({ next: { rod } }: Step) => ({
  height: rod.height,
  hold: Math.exp(-(((rod.angle - 0.3) / 0.0001) ** 2)),
  rate: -square(rod.rate),
});
