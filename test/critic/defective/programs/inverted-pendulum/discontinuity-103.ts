import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.2 };

export function terms({ next }: Step) {
  const lean = Math.abs(next.pole.angle);
  const centred = 1 - Math.abs(next.cart.position);
  if (lean < 0.05) return { upright: 0.5 - 2 * lean, centred };
  return { upright: 1 - 5 * lean, centred };
}
