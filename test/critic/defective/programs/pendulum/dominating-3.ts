import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 1, rate: 1 };

export const terms = ({ next: { rod } }: Step) => ({
  height: rod.height,
  hold: gaussian(rod.angle, 0.3),
  rate: -square(rod.rate),
});
