import type { Step } from "environment";

const rail = 1; // m

export const weights = { alive: 1, centred: 0.2 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    centred: 1 - Math.abs(next.cart.position) / rail,
  };
}
