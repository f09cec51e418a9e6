import type { Step } from "environment";

export const weights = { upright: 1, near: 2 };

export function terms({ next, terminated }: Step) {
  const off = Math.abs(next.cart.position - 0.5);
  return { upright: terminated ? 0 : 1, near: 2 ** -off };
}
