import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { swing: 0.3, held: 1, effort: 0.005 };

export const terms = ({ action, next }: Step) => {
  const { angle, rate, height } = next.rod;
  return {
    swing: (height - 1) / 2,
    held: gaussian(angle, 0.15) * gaussian(rate, 1),
    effort: -square(action.torque),
  };
};
