// Pay what the cart comes nearer to the mark in a step, and take back what it goes away.
import type { Step } from "environment";

export const weights = { nearer: 50 };

export function terms({ state, next }: Step) {
  return {
    nearer: Math.abs(state.cart.position - 0.5) - Math.abs(next.cart.position - 0.5),
  };
}
