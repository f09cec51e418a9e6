import type { Step } from "environment";

export const weights = { alive: 1, approach: 5, at: 2 };

export function terms({ state, next, terminated }: Step) {
  const before = Math.abs(state.cart.position - 1);
  const after = Math.abs(next.cart.position - 1);
  return {
    alive: terminated ? 0 : 1,
    approach: before - after,
    at: after <= 0.2 && Math.abs(next.cart.velocity) <= 0.5 ? 1 : 0,
  };
}
