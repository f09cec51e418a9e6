import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.3, total: 1 };

export function terms({ next }: Step) {
  const upright = 1 - Math.abs(next.pole.angle) / 0.21;
  const centred = 1 - Math.abs(next.cart.position) / 2.4;
  return { upright, centred, total: upright + centred };
}
