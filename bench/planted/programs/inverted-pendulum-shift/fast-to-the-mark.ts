// Speed towards the mark is what shortens the way; an upright pole is a plus.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { speed: 3, upright: 0.1 };

export function terms({ next: { cart, pole } }: Step) {
  return {
    speed: cart.position < 0.5 ? cart.velocity : -cart.velocity,
    upright: gaussian(pole.angle, 0.1),
  };
}
