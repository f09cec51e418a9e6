import type { Step } from "environment";

export const weights = { high: 1, vertical: 1, calm: 0.02, effort: 0.001 };

export const terms = ({ next, action }: Step) => ({
  high: next.rod.height,
  vertical: Math.cos(next.rod.angle),
  calm: -(next.rod.rate ** 2),
  effort: -(action.torque ** 2),
});
