import type { Step } from "environment";

export const weights = { top: 1, fall: 10 };

export const terms = ({ next, terminated }: Step) => ({
  top: Math.exp(-(2 - next.tip.height) / 0.1),
  fall: terminated ? -1 : 0,
});
