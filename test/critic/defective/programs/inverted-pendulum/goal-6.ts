import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, centred: 3, calm: 0.1 };

export function terms({ next: { cart }, terminated }: Step) {
  return {
    up: terminated ? 0 : 1,
    centred: tolerance(cart.position, { bounds: [-0.05, 0.05], margin: 1, shape: "linear" }),
    calm: -square(cart.velocity),
  };
}
