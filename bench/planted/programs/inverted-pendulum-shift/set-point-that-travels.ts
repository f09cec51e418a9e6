// The set point travels from the middle to the mark within half a minute, slowly enough for any pole; the cart follows it.
import { ramp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { follows: 3, upright: 1 };

export function terms({ next: { cart }, time, terminated }: Step) {
  const wanted = 0.5 * ramp(time, 5, 35);
  return {
    follows: tolerance(cart.position - wanted, { bounds: [-0.03, 0.03], margin: 0.25 }),
    upright: terminated ? 0 : 1,
  };
}
