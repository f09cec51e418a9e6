import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, centred: 1, still: 0.2 };

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1 - Math.abs(next.pole.angle) / 0.21,
    centred: tolerance(next.cart.position, { bounds: [-0.2, 0.2], margin: 1 }),
    still: -Math.abs(next.cart.velocity),
  };
}
