import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.2 };

export function terms({ next }: Step) {
  // The pole may lean 12 degrees at most.
  const upright = Math.abs(next.pole.angle) < 12 ? 1 : 0;
  return { upright, centred: 1 - Math.abs(next.cart.position) / 2.4 };
}
