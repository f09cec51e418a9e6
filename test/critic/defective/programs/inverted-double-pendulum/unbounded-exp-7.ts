import type { Step } from "environment";

export const weights = { up: 1, bumped: 0.1 };

export function terms({ next, terminated }: Step) {
  const knock = Math.abs(next.cart.stopForce) / 20;
  return { up: terminated ? 0 : 1, bumped: -Math.exp(knock) };
}
