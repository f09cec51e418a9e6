import type { Step } from "environment";

export const weights = { angle: -1, rate: -0.1, torque: -0.001 };

export const terms = ({ next, action }: Step) => ({
  angle: next.rod.angle ** 2,
  rate: next.rod.rate ** 2,
  torque: action.torque ** 2,
});
