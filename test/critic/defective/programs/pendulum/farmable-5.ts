import type { Step } from "environment";

export const weights = { rising: 10, effort: 0.01 };

export const terms = ({ state, action, next }: Step) => ({
  rising: Math.max(0, next.rod.height - state.rod.height),
  effort: -(action.torque ** 2),
});
