import type { Step } from "environment";

export const weights = { lean: 10, off: 1 };

export function terms({ next }: Step) {
  return { lean: -Math.abs(next.pole.angle), off: -Math.abs(next.cart.position) - 0.5 };
}
