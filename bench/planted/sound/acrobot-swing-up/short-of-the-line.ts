import type { Step } from "environment";

// What the tip is short of the line costs in every step, so that the sooner it is over the better.
export const weights = { short: 1, over: 5 };

export const terms = ({ next, terminated }: Step) => ({
  short: terminated ? 0 : (next.tip.height - 1) / 3 - 0.2,
  over: terminated ? 1 : 0,
});
