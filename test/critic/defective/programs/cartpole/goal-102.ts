import type { Step } from "environment";

export const weights = { alive: 0.5, placed: 1, slow: 0.1 };

export const terms = ({ next, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  placed: 1 - Math.abs(next.cart.position) / 2.4,
  slow: -Math.abs(next.cart.velocity),
});
