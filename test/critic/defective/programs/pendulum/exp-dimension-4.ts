import type { Step } from "environment";
import { gaussian } from "reward";

export const weights = { height: 1, lean: 2, slow: 0.5 };

export const terms = ({ next }: Step) => {
  const { angle, rate, height } = next.rod;
  return {
    height,
    lean: gaussian(angle - 0.3, 0.2),
    slow: Math.exp(-(rate ** 2)),
  };
};
