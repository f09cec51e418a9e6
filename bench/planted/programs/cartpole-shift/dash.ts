// Get to the mark quickly: speed towards positive positions is what brings the cart there.
import type { Step } from "environment";

export const weights = { speed: 1, tilt: 0.1 };

export function terms({ next }: Step) {
  return {
    speed: next.cart.velocity,
    tilt: -Math.abs(next.pole.angle),
  };
}
