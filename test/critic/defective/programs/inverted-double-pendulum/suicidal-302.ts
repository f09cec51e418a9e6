import { square } from "reward";
import type { Step } from "environment";

const TOP = 1.3;

export const weights = { droop: 1, calm: 0.001, centred: 0.01 };

export const terms = ({ next }: Step) => ({
  // how much is missing to the top
  droop: next.tip.height - TOP,
  calm: -(square(next.lower.rate) + square(next.upper.rate)),
  centred: -square(next.cart.position),
});
