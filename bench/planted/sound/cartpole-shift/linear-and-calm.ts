// A straight slope to the mark, a calm cart, and a fall that costs.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1.5, calm: 0.2, alive: 0.5, fall: 15 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position - 1, { bounds: [-0.05, 0.05], margin: 2.5, shape: "linear" }),
    calm: tolerance(next.cart.velocity, { bounds: [-0.2, 0.2], margin: 1 }),
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
  };
}
