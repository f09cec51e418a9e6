import type { Step } from "environment";

export const weights = { alive: 10, off: -0.1, high: 5 };

export const terms = ({ next: { tip }, terminated: t }: Step) => ({
  alive: t ? 0 : 1,
  off: Math.abs(tip.x),
  high: t ? 0 : tip.height / 1.2,
});
