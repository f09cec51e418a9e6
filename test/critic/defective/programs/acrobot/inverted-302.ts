import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { swing: 5, effort: 0.001 };

const potential = (height: number, rate: number) => height / 2 + 0.002 * rate ** 2;

export const terms = ({ state, action, next }: Step) => {
  const before = potential(state.tip.height, state.shoulder.rate);
  const after = potential(next.tip.height, next.shoulder.rate);
  return {
    swing: shaping(after, before),
    effort: -Math.abs(action.torque),
  };
};
