import type { Step } from "environment";

export const weights = { alive: 1, driftPenalty: 0.2 };

export const terms = ({ next, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  driftPenalty: Math.abs(next.cart.position) / 2.4,
});
