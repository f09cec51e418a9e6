import type { Step } from "environment";

export const weights = { height: 1, efficiency: 0.01 };

export const terms = (step: Step) => {
  const { action, next } = step;
  return {
    height: next.rod.height,
    efficiency: -Math.abs(action.torque / next.rod.rate),
  };
};
