import type { Step } from "environment";

export const weights = { height: 1, explore: 0.1 };

export const terms = ({ next }: Step) => ({
  height: next.rod.height,
  explore: Math.random() - 0.5,
});
