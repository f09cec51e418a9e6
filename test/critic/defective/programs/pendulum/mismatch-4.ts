import type { Step } from "environment";

export const weights = { height: 1, rate: 0.02, effort: 0.005 };

export const terms = ({ action, next }: Step) => ({
  height: next.rod.height,
  velocity: -(next.rod.rate ** 2),
  effort: -(action.torque ** 2),
});
