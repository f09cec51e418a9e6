import type { Step } from "environment";

export const weights = { turning: 1, effort: 0.001 };

export const terms = ({ next, action }: Step) => ({
  turning: -next.body.turnRate,
  effort: -(action.torque[0] ** 2 + action.torque[1] ** 2),
});
