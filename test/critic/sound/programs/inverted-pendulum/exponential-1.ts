import type { Step } from "environment";

export const weights = { up: 1, near: 2 };

export function terms({ next: { cart }, terminated }: Step) {
  const gap = Math.abs(cart.position - 0.5);
  return { up: terminated ? 0 : 1, near: terminated ? 0 : Math.exp(-3 * gap) };
}
