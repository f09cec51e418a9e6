// The pole's height is what matters, and that it has not gone down; the mark is the last thing to think of.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { tall: 15, upright: 10, near: 0.02 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  return {
    tall: Math.cos(pole.angle),
    upright: terminated ? 0 : 1,
    near: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 0.5 }),
  };
}
