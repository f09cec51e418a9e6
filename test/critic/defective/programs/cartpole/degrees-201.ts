import { square } from "reward";
import type { Step } from "environment";

// The episode ends at 12 degrees.
const maxLean = 12;

export const weights = { upright: 1, centred: 0.2 };

export function terms({ next, terminated }: Step) {
  const lean = Math.abs(next.pole.angle) / maxLean;
  return {
    upright: terminated ? 0 : 1 - lean,
    centred: -square(next.cart.position / 2.4),
  };
}
