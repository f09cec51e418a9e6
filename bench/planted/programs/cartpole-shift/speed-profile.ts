import { clamp, square } from "reward";
import type { Step } from "environment";

// A speed profile as in motion control: half a metre a second until close, then slower in proportion to what is left.
// Whoever follows it arrives and stops. A little for an upright pole on top.
export const weights = { follow: 1, upright: 2 };

export function terms({ next }: Step) {
  const wanted = clamp(1 - next.cart.position, -0.5, 0.5);
  return {
    follow: -Math.abs(next.cart.velocity - wanted),
    upright: -square(next.pole.angle),
  };
}
