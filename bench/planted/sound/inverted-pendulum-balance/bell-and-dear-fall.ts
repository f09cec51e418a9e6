// A bell over the vertical, the middle of the rail, and a dear fall.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { bell: 1, middle: 0.3, fall: 10 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  return {
    bell: gaussian(pole.angle, 0.1),
    middle: -square(cart.position),
    fall: terminated ? -1 : 0,
  };
}
